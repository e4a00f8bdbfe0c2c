package io.wattledger.command.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.problem.Refusal.FieldFault;
import java.util.List;

/**
 * A problem document (RFC 9457).
 *
 * @param type stable name, {@code /problems/<kebab-name>}
 * @param title what kind of problem, in the reader's language
 * @param status HTTP status
 * @param detail what happened this time, in the reader's language
 * @param instance path that was asked
 * @param errors the request's fields at fault; absent where none is
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldFault> errors) {}
