package io.wattledger.command.security.web;

import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds requests to what their endpoint declares ({@link Permitted}, {@link KeyRequired}), before their body is read. */
final class EndpointRules implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint) {
            Permitted permitted = endpoint.getMethodAnnotation(Permitted.class);
            if (permitted != null) {
                Caller caller = CallerResolver.callerOf(request);
                if (!caller.operator().permissions().contains(permitted.value())) {
                    throw new RefusedException(ProblemType.NOT_PERMITTED);
                }
                if (endpoint.hasMethodAnnotation(KeyRequired.class) && caller.key() == null) {
                    throw new RefusedException(ProblemType.IDEMPOTENCY_KEY_REQUIRED);
                }
            }
        }
        return true;
    }
}
