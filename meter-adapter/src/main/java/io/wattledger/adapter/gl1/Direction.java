package io.wattledger.adapter.gl1;

/** Which way frames go; each has its own keys and its own numbers. */
enum Direction {
    /** Gateway to server. */
    UP(0),
    /** Server to gateway. */
    DOWN(1);

    private final int code;

    Direction(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
