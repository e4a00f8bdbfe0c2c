package io.wattledger.adapter.wire;

import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;

/** FC 10: write consecutive holding registers. A reply counts only if it echoes address and quantity. */
public final class WriteRegisters extends RequestPdu {

    /** The most registers that one FC 10 may write (Modbus application protocol 1.1b3, section 6.12). */
    public static final int MOST_REGISTERS = 123;

    private static final byte FUNCTION = 0x10;
    private static final int REPLY_BYTES = 5;

    private final int address;
    private final int quantity;

    /**
     * @param address first register, 0 to 65535
     * @param values two bytes a register, at most {@value #MOST_REGISTERS} registers
     */
    public WriteRegisters(int address, byte[] values) {
        super(
                new WriteMultipleRegistersRequest(address, registers(values)),
                echo(address, values.length / 2),
                REPLY_BYTES);
        this.address = address;
        this.quantity = values.length / 2;
    }

    private static Register[] registers(byte[] values) {
        if (values.length < 2 || values.length % 2 != 0 || values.length > 2 * MOST_REGISTERS) {
            throw new IllegalArgumentException(values.length + " bytes are no registers to write");
        }
        Register[] registers = new Register[values.length / 2];
        for (int i = 0; i < registers.length; i++) {
            registers[i] = new SimpleRegister(values[2 * i], values[2 * i + 1]);
        }
        return registers;
    }

    private static byte[] echo(int address, int quantity) {
        return new byte[] {FUNCTION, (byte) (address >>> 8), (byte) address, (byte) (quantity >>> 8), (byte) quantity};
    }

    @Override
    Registers valuesIn(byte[] reply, int from) {
        return new Registers(reply, from, 0);
    }

    @Override
    public String toString() {
        return String.format("write %04X x %d", address, quantity);
    }
}
