package io.wattledger.adapter.link;

import io.netty.buffer.ByteBuf;

/** The way that the bytes of one line take, for as long as the line lives: it comes and goes beneath it. All of it happens on the line's event loop. */
interface Connection {

    /** Begins to come. */
    void open();

    /** Whether bytes can be sent. */
    boolean isOpen();

    /** Whether it was ended for good. */
    boolean isClosed();

    /** Sends bytes; only while it is open. */
    void send(byte[] bytes);

    /** The other end works: after the next break there need be no long pause. */
    void proved();

    /** Breaks it, so that it begins anew. */
    void breakOff(String cause);

    /** Ends it for good. */
    void close();

    /** What happens on the connection. */
    interface Events {

        /** It is open. */
        void connected();

        /** Bytes came; they are released after the call. */
        void received(ByteBuf bytes);

        /** The gateway says that nothing will come back for what was sent last. */
        void unanswered();

        /**
         * It is gone, or could not be opened.
         *
         * @param forGood whether it will not come back
         */
        void lost(String cause, boolean forGood);
    }
}
