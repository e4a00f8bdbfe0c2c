package io.wattledger.adapter.wire;

import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;

/** FC 03: read consecutive holding registers. Made once and sent often. */
public final class ReadRegisters extends RequestPdu {

    /** The most registers that one FC 03 may ask for (Modbus application protocol 1.1b3, section 6.3). */
    public static final int MOST_REGISTERS = 125;

    private static final byte FUNCTION = 0x03;
    private static final int HEAD_BYTES = 2;

    private final int address;
    private final int quantity;

    /**
     * @param address first register, 0 to 65535
     * @param quantity how many, 1 to {@value #MOST_REGISTERS}
     */
    public ReadRegisters(int address, int quantity) {
        super(
                new ReadMultipleRegistersRequest(address, quantity),
                new byte[] {FUNCTION, (byte) (2 * quantity)},
                HEAD_BYTES + 2 * quantity);
        if (quantity < 1 || quantity > MOST_REGISTERS || address < 0 || address + quantity > 1 << 16) {
            throw new IllegalArgumentException("no such range: " + quantity + " registers from " + address);
        }
        this.address = address;
        this.quantity = quantity;
    }

    /** How many registers. */
    public int quantity() {
        return quantity;
    }

    @Override
    Registers valuesIn(byte[] reply, int from) {
        return new Registers(reply, from + HEAD_BYTES, quantity);
    }

    @Override
    public String toString() {
        return String.format("read %04X x %d", address, quantity);
    }
}
