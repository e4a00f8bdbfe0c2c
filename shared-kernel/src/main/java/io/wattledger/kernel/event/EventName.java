package io.wattledger.kernel.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name and revision under which an event is stored; never a Java class name, so that code can move. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventName {

    /** Stable name, {@code <aggregate>.<fact-in-the-past>}. */
    String value();

    /** Revision of the payload's shape, from 1. */
    int revision() default 1;
}
