package io.wattledger.command.web;

import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Works on so many requests at once and turns the next one away at once: under more load than can be carried, those who were let in
 * are still answered in good time. Streams that stay open count only until they are open; health and metrics are always let in.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
class AdmissionFilter extends OncePerRequestFilter {

    private static final String API = "/api/";

    private final HandlerExceptionResolver problems;
    private final Semaphore places;

    AdmissionFilter(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            @Value("${wattledger.web.most-at-once:256}") int mostAtOnce) {
        this.problems = problems;
        this.places = new Semaphore(mostAtOnce);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(API);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!places.tryAcquire()) {
            problems.resolveException(request, response, null, new RefusedException(ProblemType.OVERLOADED));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
