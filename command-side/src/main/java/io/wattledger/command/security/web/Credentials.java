package io.wattledger.command.security.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.WebUtils;

/** Where a request carries its token: in the header, which wins, or in the console's cookie. */
final class Credentials {

    /** Name of the console's cookie. */
    static final String COOKIE = "WATTLEDGER_SESSION";

    private static final String SCHEME = "Bearer ";

    private Credentials() {}

    static Optional<String> token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                    ? Optional.of(header.substring(SCHEME.length()).trim())
                    : Optional.empty();
        }
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue);
    }

    /** Whether the browser adds the credentials by itself, so that another site's page could misuse them. */
    static boolean isByCookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && cookies != null
                && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(COOKIE));
    }
}
