package de.smartregion.platform.web;

import de.smartregion.platform.outbox.OutboxFull;
import de.smartregion.platform.security.KeysAway;

import io.micrometer.tracing.Tracer;

import jakarta.validation.ConstraintViolationException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

import tools.jackson.databind.DatabindException;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The one place where failures become answers: every field named below 500, nothing but a trace id
 * from there on.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    /** Seconds; the store is asked again every half second, callers need not be faster. */
    private static final String RETRY_AFTER = "5";

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Supplier<@Nullable Tracer> tracer;

    ProblemAdvice(Supplier<@Nullable Tracer> tracer) {
        this.tracer = tracer;
    }

    /** One field that is wrong; a contract. */
    record Wrong(String field, String message) {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> named(ProblemException e) {
        return ResponseEntity.of(e.body()).build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unauthenticated(AuthenticationException e) {
        return ResponseEntity.status(CommonProblem.UNAUTHENTICATED.status())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .body(CommonProblem.UNAUTHENTICATED.detail("This needs a valid token."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(AccessDeniedException e) {
        return ResponseEntity.of(CommonProblem.FORBIDDEN.detail("This is not yours to do."))
                .build();
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class,
        OutboxFull.class,
        KeysAway.class
    })
    ResponseEntity<ProblemDetail> unavailable(RuntimeException e) {
        log.warn("refused a request: {}", e.getClass().getSimpleName());
        return ResponseEntity.status(CommonProblem.UNAVAILABLE.status())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .body(silent(CommonProblem.UNAVAILABLE, traceId()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        return ResponseEntity.of(internal(e)).build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> violated(ConstraintViolationException e) {
        return ResponseEntity.of(
                        invalid(
                                e.getConstraintViolations().stream()
                                        .map(
                                                violation ->
                                                        new Wrong(
                                                                violation
                                                                        .getPropertyPath()
                                                                        .toString(),
                                                                violation.getMessage()))
                                        .toList()))
                .build();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return badRequest(
                e.getBindingResult().getAllErrors().stream()
                        .map(
                                error ->
                                        new Wrong(
                                                error instanceof FieldError field
                                                        ? field.getField()
                                                        : error.getObjectName(),
                                                messageOf(error)))
                        .toList());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.is5xxServerError()) {
            return handleExceptionInternal(e, null, headers, status, request);
        }
        var wrong = new ArrayList<Wrong>();
        for (var result : e.getParameterValidationResults()) {
            if (result instanceof ParameterErrors body) {
                body.getFieldErrors()
                        .forEach(error -> wrong.add(new Wrong(error.getField(), messageOf(error))));
                body.getGlobalErrors()
                        .forEach(
                                error ->
                                        wrong.add(
                                                new Wrong(
                                                        error.getObjectName(), messageOf(error))));
            } else {
                var name = String.valueOf(result.getMethodParameter().getParameterName());
                result.getResolvableErrors()
                        .forEach(error -> wrong.add(new Wrong(name, messageOf(error))));
            }
        }
        return badRequest(wrong);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var path = e.getCause() instanceof DatabindException cause ? path(cause) : "";
        return path.isEmpty()
                ? badRequest(List.of(new Wrong("body", message("unreadable"))))
                : badRequest(List.of(new Wrong(path, message("invalid"))));
    }

    /** Whoever hung up meanwhile is told nothing, and that is no failure. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotWritable(
            HttpMessageNotWritableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            log.debug("nobody waits for the answer any more");
            return null;
        }
        return super.handleHttpMessageNotWritable(e, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return badRequest(List.of(new Wrong(nameOf(e), message("invalid"))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return badRequest(List.of(new Wrong(e.getParameterName(), message("missing"))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return e instanceof MissingRequestHeaderException missing
                ? badRequest(List.of(new Wrong(missing.getHeaderName(), message("missing"))))
                : super.handleServletRequestBindingException(e, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return super.handleExceptionInternal(
                e, status.is5xxServerError() ? internal(e) : body, headers, status, request);
    }

    private ProblemDetail internal(Exception e) {
        var trace = traceId();
        log.error("failed to answer, trace {}", trace, e);
        return silent(CommonProblem.INTERNAL, trace);
    }

    private static ProblemDetail silent(Problem problem, String trace) {
        var detail = problem.detail("");
        detail.setDetail(null);
        detail.setProperty("traceId", trace);
        return detail;
    }

    private static ResponseEntity<Object> badRequest(List<Wrong> wrong) {
        return ResponseEntity.badRequest().body(invalid(wrong));
    }

    private static ProblemDetail invalid(List<Wrong> wrong) {
        var problem = CommonProblem.INVALID_INPUT.detail("See errors, field by field.");
        problem.setProperty("errors", wrong);
        return problem;
    }

    private String traceId() {
        var current = tracer.get();
        var span = current == null ? null : current.currentSpan();
        return span == null ? UUID.randomUUID().toString() : span.context().traceId();
    }

    private static String messageOf(MessageSourceResolvable error) {
        var message = error.getDefaultMessage();
        return message == null ? message("invalid") : message;
    }

    private static String message(String key) {
        var bundle =
                ResourceBundle.getBundle(
                        "de.smartregion.platform.web.messages",
                        LocaleContextHolder.getLocale(),
                        ProblemAdvice.class.getClassLoader(),
                        NO_FALLBACK);
        return bundle.getString(key);
    }

    private static String nameOf(TypeMismatchException e) {
        if (e instanceof MethodArgumentTypeMismatchException argument) {
            var header = argument.getParameter().getParameterAnnotation(RequestHeader.class);
            return header != null && !header.value().isEmpty()
                    ? header.value()
                    : argument.getName();
        }
        return String.valueOf(e.getPropertyName());
    }

    private static String path(DatabindException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
