package io.wattledger.command.security.web;

import io.wattledger.command.idempotency.RequestKey;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands controllers the {@link Caller} of the request. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Caller.class);
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = (HttpServletRequest) webRequest.getNativeRequest();
        return callerOf(request);
    }

    static Caller callerOf(HttpServletRequest request) {
        OperatorIdentity operator =
                currentOperator().orElseThrow(() -> new RefusedException(ProblemType.NOT_AUTHENTICATED));
        String header = request.getHeader(RequestKey.HEADER);
        RequestKey key = header == null
                ? null
                : new RequestKey(operator.operatorId(), request.getMethod(), request.getRequestURI(), header.trim());
        return new Caller(operator, request.getRemoteAddr(), key);
    }

    private static Optional<OperatorIdentity> currentOperator() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof OperatorAuthentication operator
                ? Optional.of(operator.getPrincipal())
                : Optional.empty();
    }
}
