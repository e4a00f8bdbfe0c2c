package io.wattledger.command.security.web;

import io.wattledger.command.security.AccessTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Recognises the operator by the bearer token, or by the console's cookie. Whoever is not recognised goes on as a stranger. */
final class TokenFilter extends OncePerRequestFilter {

    private final AccessTokens tokens;
    private final HandlerExceptionResolver problems;

    TokenFilter(AccessTokens tokens, HandlerExceptionResolver problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Optional<String> token = Credentials.token(request);
            token.flatMap(tokens::find)
                    .map(session -> new OperatorAuthentication(
                            session, session.operator().identity()))
                    .ifPresent(operator -> {
                        SecurityContext context = SecurityContextHolder.createEmptyContext();
                        context.setAuthentication(operator);
                        SecurityContextHolder.setContext(context);
                        if (Credentials.isByCookie(request)) {
                            giveCsrfToken(request);
                        }
                    });
        } catch (DataAccessException unavailable) {
            problems.resolveException(request, response, null, unavailable);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Reading the deferred token sets its cookie if the browser has none. */
    static void giveCsrfToken(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
            csrf.getToken();
        }
    }
}
