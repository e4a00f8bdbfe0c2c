package io.wattledger.command.security.web;

import io.wattledger.kernel.access.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an operator needs to call an endpoint. Judged before the request's body is read; at which site it counts is judged by
 * {@link Caller#at} once the request names one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Permitted {

    /** The permission. */
    Permission value();
}
