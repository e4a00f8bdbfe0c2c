package io.wattledger.command.web;

import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.Refusal.FieldFault;
import io.wattledger.kernel.problem.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import tools.jackson.core.JacksonException;

/**
 * Makes a problem document of everything that can go wrong between a request and its answer; nothing leaves as a bare status. Last in
 * order, so that other sides can speak for failures that only they know.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;
    private final JsonFaults jsonFaults;
    private final ProblemTexts texts;
    private final FailureLog failures;

    ProblemAdvice(Problems problems, JsonFaults jsonFaults, ProblemTexts texts, FailureLog failures) {
        this.problems = problems;
        this.jsonFaults = jsonFaults;
        this.texts = texts;
        this.failures = failures;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(RefusedException refused, HttpServletRequest request) {
        return problems.answer(refused.refusal(), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        if (hasCause(unreadable, BodyTooLargeException.class)) {
            return answer(ProblemType.TOO_LARGE, request);
        }
        List<FieldFault> faults = unreadable.getCause() instanceof JacksonException json
                ? jsonFaults.of(json, problems.languageOf(request))
                : List.of();
        return malformed(faults, request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(BindException invalid, HttpServletRequest request) {
        return malformed(faultsOf(invalid), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(HandlerMethodValidationException invalid, HttpServletRequest request) {
        List<FieldFault> faults = invalid.getParameterValidationResults().stream()
                .flatMap(parameter -> parameter.getResolvableErrors().stream()
                        .map(error -> new FieldFault(
                                nameOf(parameter.getMethodParameter().getParameterName()), messageOf(error))))
                .toList();
        return malformed(faults, request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongType(TypeMismatchException wrong, HttpServletRequest request) {
        String field = wrong instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : nameOf(wrong.getPropertyName());
        Class<?> required = wrong.getRequiredType();
        String text = required == null ? "wrong-type" : required.getSimpleName();
        return malformed(
                List.of(new FieldFault(field, texts.field(text, Map.of(), problems.languageOf(request)))), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestParameterException missing, HttpServletRequest request) {
        return required(missing.getParameterName(), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingRequestHeaderException missing, HttpServletRequest request) {
        return required(missing.getHeaderName(), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongMethod(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
        Set<HttpMethod> allowed = wrong.getSupportedHttpMethods();
        HttpHeaders headers = new HttpHeaders();
        if (allowed != null) {
            headers.setAllow(allowed);
        }
        return withHeaders(answer(ProblemType.METHOD_NOT_ALLOWED, request), headers);
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongMedia(HttpMediaTypeNotSupportedException wrong, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(wrong.getSupportedMediaTypes());
        return withHeaders(answer(ProblemType.UNSUPPORTED_MEDIA_TYPE, request), headers);
    }

    @ExceptionHandler(HttpMediaTypeNotAcceptableException.class)
    ResponseEntity<Problem> notAcceptable(HttpServletRequest request) {
        return answer(ProblemType.NOT_ACCEPTABLE, request);
    }

    @ExceptionHandler({MaxUploadSizeExceededException.class, BodyTooLargeException.class})
    ResponseEntity<Problem> tooLarge(HttpServletRequest request) {
        return answer(ProblemType.TOO_LARGE, request);
    }

    @ExceptionHandler(RequestRejectedException.class)
    ResponseEntity<Problem> rejected(HttpServletRequest request) {
        return malformed(List.of(), request);
    }

    @ExceptionHandler(AuthenticationException.class)
    ResponseEntity<Problem> notAuthenticated(HttpServletRequest request) {
        return answer(ProblemType.NOT_AUTHENTICATED, request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> denied(AccessDeniedException denied, HttpServletRequest request) {
        return answer(
                denied instanceof CsrfException ? ProblemType.CSRF_TOKEN_MISSING : ProblemType.NOT_PERMITTED, request);
    }

    @ExceptionHandler(ConcurrencyException.class)
    ResponseEntity<Problem> changedAtTheSameTime(HttpServletRequest request) {
        return answer(ProblemType.CONCURRENT_CHANGE, request);
    }

    @ExceptionHandler(AggregateNotFoundException.class)
    ResponseEntity<Problem> unknown(HttpServletRequest request) {
        return answer(ProblemType.NOT_FOUND, request);
    }

    /** The client has gone away or its stream has ended: there is nobody to answer. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, AsyncRequestTimeoutException.class})
    void gone() {
        LOG.debug("a client left before its answer was complete");
    }

    @ExceptionHandler
    ResponseEntity<Problem> broken(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(StatusProblems.of(known.getStatusCode().value()), request);
        }
        if (failure.getCause() instanceof RefusedException refused) {
            return refused(refused, request);
        }
        if (StoreFailures.isStoreUnavailable(failure)) {
            LOG.warn("a store cannot be used: {}", failure.toString());
            return answer(ProblemType.STORE_UNAVAILABLE, request);
        }
        String logId = failures.log(failure, request);
        return problems.answer(Refusal.of(ProblemType.INTERNAL_ERROR, Map.of("logId", logId)), request);
    }

    private ResponseEntity<Problem> answer(ProblemType type, HttpServletRequest request) {
        return problems.answer(Refusal.of(type), request);
    }

    private ResponseEntity<Problem> malformed(List<FieldFault> faults, HttpServletRequest request) {
        return problems.answer(new Refusal(ProblemType.MALFORMED_REQUEST, Map.of(), faults), request);
    }

    private ResponseEntity<Problem> required(String field, HttpServletRequest request) {
        return malformed(
                List.of(new FieldFault(field, texts.field("required", Map.of(), problems.languageOf(request)))),
                request);
    }

    private static List<FieldFault> faultsOf(BindingResult result) {
        return result.getAllErrors().stream()
                .map(error -> new FieldFault(
                        error instanceof FieldError field ? field.getField() : error.getObjectName(), messageOf(error)))
                .toList();
    }

    private static String messageOf(MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        return message == null ? "invalid" : message;
    }

    private static String nameOf(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static ResponseEntity<Problem> withHeaders(ResponseEntity<Problem> answer, HttpHeaders more) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .headers(more)
                .body(answer.getBody());
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        @Nullable Throwable cause = failure;
        while (cause != null && !type.isInstance(cause)) {
            cause = cause.getCause();
        }
        return cause != null;
    }
}
