package io.wattledger.command.security.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.security.Doorkeeper;
import io.wattledger.command.security.Passwords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changing one's own password. */
@RestController
@Tag(name = "people")
class OwnPasswordController {

    private final Doorkeeper doorkeeper;

    OwnPasswordController(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    @PostMapping("/api/v1/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Change one's own password; ends one's other sessions")
    void changeOwnPassword(
            @Valid @RequestBody PasswordChange body,
            OperatorAuthentication authentication,
            HttpServletRequest request) {
        doorkeeper.changePassword(
                authentication.session(), body.currentPassword(), body.newPassword(), request.getRemoteAddr());
    }

    /** The password in force, and the one to come. */
    record PasswordChange(
            @NotBlank @Size(max = Passwords.MAX_LENGTH) String currentPassword,
            @NotBlank @Size(max = Passwords.MAX_LENGTH) String newPassword) {

        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }
}
