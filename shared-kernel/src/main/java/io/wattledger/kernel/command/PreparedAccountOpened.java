package io.wattledger.kernel.command;

import java.util.List;

/**
 * The answer to {@link OpenPreparedAccount}.
 *
 * @param meters the meters that came under the account, with the device operations ordered for them
 */
public record PreparedAccountOpened(List<MeterAttachment> meters) {}
