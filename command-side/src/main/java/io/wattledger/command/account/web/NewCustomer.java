package io.wattledger.command.account.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.wattledger.kernel.account.CustomerDetails;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Whose account it is, or is to be. */
public record NewCustomer(
        @NotBlank @Size(max = 100) @Schema(example = "李雷") String name,

        @NotBlank @Size(max = 30) @Schema(example = "13800000000")
        String phone) {

    /** The same as the kernel knows it. */
    public CustomerDetails details() {
        return new CustomerDetails(name, phone);
    }

    /** Tells nothing about the person, so that a log line cannot either. */
    @Override
    public String toString() {
        return "Customer[withheld]";
    }
}
