package io.wattledger.kernel.device;

import io.wattledger.kernel.id.OperationId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The number by which a meter knows a money write: {@code txnId} of the money mailbox. */
public final class MoneyTransaction {

    private MoneyTransaction() {}

    /**
     * First eight bytes of the SHA-256 of the operation id (UTF-8), big endian (profile {@code ref-prepaid-v1}, section 4).
     *
     * @return an unsigned 64-bit number, never 0: 0 is forbidden on the wire, so that one id in 2^64 is refused
     * @throws IllegalArgumentException for that one id
     */
    public static long numberOf(OperationId operation) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(operation.value().getBytes(StandardCharsets.UTF_8));
            long number = ByteBuffer.wrap(hash).getLong();
            if (number == 0) {
                throw new IllegalArgumentException("this operation id has the forbidden transaction number 0");
            }
            return number;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
