package io.wattledger.command.security.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.security.AccessTokens;
import io.wattledger.command.security.Doorkeeper;
import io.wattledger.command.security.Issued;
import io.wattledger.command.security.Passwords;
import io.wattledger.command.security.Session;
import io.wattledger.kernel.access.Permission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Logging in and out. */
@RestController
@RequestMapping("/api/v1/sessions")
@Tag(name = "sessions")
class SessionController {

    private static final String CURRENT = "/api/v1/sessions/current";

    private final Doorkeeper doorkeeper;
    private final AccessTokens tokens;

    SessionController(Doorkeeper doorkeeper, AccessTokens tokens) {
        this.doorkeeper = doorkeeper;
        this.tokens = tokens;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @SecurityRequirements
    @Operation(
            summary = "Log in",
            description =
                    "The token goes into `Authorization: Bearer …`. The same session is set as an HttpOnly cookie for the "
                            + "console; requests that use the cookie send the cookie `XSRF-TOKEN` back as header `X-XSRF-TOKEN`.")
    ResponseEntity<OpenedSession> logIn(
            @Valid @RequestBody LogInRequest body, HttpServletRequest request, HttpServletResponse response) {
        Issued issued = doorkeeper.logIn(body.username(), body.password(), request.getRemoteAddr());
        TokenFilter.giveCsrfToken(request);
        // Added and not put into the entity, whose headers would replace the cookie of the CSRF token.
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(issued.token(), AccessTokens.SESSION, request));
        Session session = issued.session();
        return ResponseEntity.created(URI.create(CURRENT))
                .body(new OpenedSession(
                        session.id(),
                        issued.token(),
                        OperatorView.of(session.operator()),
                        permissions(session),
                        session.expiresAt()));
    }

    @GetMapping("/current")
    @Operation(summary = "Who is logged in")
    CurrentSession currentSession(OperatorAuthentication authentication) {
        Session session = authentication.session();
        return new CurrentSession(
                session.id(), OperatorView.of(session.operator()), permissions(session), session.expiresAt());
    }

    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log out")
    ResponseEntity<Void> logOut(OperatorAuthentication authentication, HttpServletRequest request) {
        tokens.revoke(authentication.session().id());
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request))
                .build();
    }

    private static Set<Permission> permissions(Session session) {
        return new TreeSet<>(session.operator().identity().permissions());
    }

    private static String cookie(String value, Duration lifetime, HttpServletRequest request) {
        return ResponseCookie.from(Credentials.COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/")
                .maxAge(lifetime)
                .build()
                .toString();
    }

    /** User name and password. */
    record LogInRequest(
            @NotBlank @Size(max = 64) @Schema(example = "admin")
            String username,

            @NotBlank @Size(max = Passwords.MAX_LENGTH) String password) {

        @Override
        public String toString() {
            return "LogInRequest[" + username + "]";
        }
    }

    /**
     * A session just opened.
     *
     * @param token told only now
     */
    record OpenedSession(
            String id,
            String token,
            OperatorView operator,
            Set<Permission> permissions,
            @Nullable Instant expiresAt) {}

    /** The session of the request. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CurrentSession(
            String id,
            OperatorView operator,
            Set<Permission> permissions,
            @Nullable Instant expiresAt) {}
}
