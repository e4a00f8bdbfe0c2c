package io.wattledger.simulator.site;

/** Parity of a bus; names as in the REST contract. */
public enum Parity {
    /** 8N1, 10 bits per character. */
    NONE(10),
    /** 8E1, 11 bits per character. */
    EVEN(11);

    private final int bitsPerCharacter;

    Parity(int bitsPerCharacter) {
        this.bitsPerCharacter = bitsPerCharacter;
    }

    /** Bits on the line per character. */
    public int bitsPerCharacter() {
        return bitsPerCharacter;
    }
}
