package io.wattledger.kernel.problem;

import java.util.Locale;

/** Every reason for a no. The name, in kebab case, is the stable type of the problem document: {@code /problems/unknown-meter}. */
public enum ProblemType {
    /** The request cannot be read, or fields of it are wrong. */
    MALFORMED_REQUEST(Nature.MALFORMED),
    /** A command that moves money or a relay came without an Idempotency-Key. */
    IDEMPOTENCY_KEY_REQUIRED(Nature.MALFORMED),
    /** User name, password or token is wrong, or none was given. */
    NOT_AUTHENTICATED(Nature.UNAUTHENTICATED),
    /** The operator may not do this, or not at this site. */
    NOT_PERMITTED(Nature.FORBIDDEN),
    /** The request lacks the token that protects cookie sessions. */
    CSRF_TOKEN_MISSING(Nature.FORBIDDEN),
    /** There is no such resource or address. */
    NOT_FOUND(Nature.ABSENT),
    /** There is no such site. */
    UNKNOWN_SITE(Nature.ABSENT),
    /** There is no such building. */
    UNKNOWN_BUILDING(Nature.ABSENT),
    /** There is no such unit. */
    UNKNOWN_UNIT(Nature.ABSENT),
    /** There is no such gateway. */
    UNKNOWN_GATEWAY(Nature.ABSENT),
    /** There is no such meter. */
    UNKNOWN_METER(Nature.ABSENT),
    /** There is no such tariff plan. */
    UNKNOWN_TARIFF(Nature.ABSENT),
    /** There is no such account. */
    UNKNOWN_ACCOUNT(Nature.ABSENT),
    /** There is no such operation. */
    UNKNOWN_OPERATION(Nature.ABSENT),
    /** The account has no such debt. */
    UNKNOWN_DEBT(Nature.ABSENT),
    /** There is no such shift. */
    UNKNOWN_SHIFT(Nature.ABSENT),
    /** There is no such approval. */
    UNKNOWN_APPROVAL(Nature.ABSENT),
    /** The method is not available here. */
    METHOD_NOT_ALLOWED(Nature.METHOD),
    /** None of the formats asked for can be given. */
    NOT_ACCEPTABLE(Nature.UNACCEPTABLE),
    /** The body's media type is not supported. */
    UNSUPPORTED_MEDIA_TYPE(Nature.MEDIA),
    /** A request with this Idempotency-Key is still running. */
    STILL_RUNNING(Nature.CONFLICT),
    /** The same meter and amount were sold a moment ago; confirm to sell again. */
    DUPLICATE_SALE(Nature.CONFLICT),
    /** The user name is taken. */
    USERNAME_TAKEN(Nature.CONFLICT),
    /** The meter number is registered already. */
    SERIAL_NUMBER_TAKEN(Nature.CONFLICT),
    /** Another gateway logs in under this id. */
    REGISTRATION_TAKEN(Nature.CONFLICT),
    /** Another meter has this unit id on this bus. */
    BUS_ADDRESS_TAKEN(Nature.CONFLICT),
    /** The bus carries as many meters as it can. */
    BUS_FULL(Nature.CONFLICT),
    /** Another account is open on the meter. */
    METER_ALREADY_IN_USE(Nature.CONFLICT),
    /** The approval was decided already. */
    APPROVAL_ALREADY_DECIDED(Nature.CONFLICT),
    /** The operation has ended, or something of it may have been sent. */
    NOT_CANCELLABLE(Nature.CONFLICT),

    /** The operation left no money with us, or it went elsewhere already. */
    NOTHING_UNDELIVERED(Nature.CONFLICT),

    /** The operator has an open shift already. */
    SHIFT_ALREADY_OPEN(Nature.CONFLICT),

    /** The shift is closed; nothing more goes into it. */
    SHIFT_CLOSED(Nature.CONFLICT),

    /** The refund was paid out already. */
    ALREADY_PAID_OUT(Nature.CONFLICT),

    /** The sale or refund is reversed already, or a reversal of it is under way. */
    ALREADY_CORRECTED(Nature.CONFLICT),

    /** The account is only laid down, or was withdrawn: it has to be opened first. */
    ACCOUNT_NOT_OPENED(Nature.CONFLICT),

    /** The account is opened already, or its preparation was withdrawn. */
    ACCOUNT_NOT_PREPARED(Nature.CONFLICT),

    /** The account is being closed, or is closed. */
    ACCOUNT_CLOSED(Nature.CONFLICT),

    /** Nothing of the closing has to be ordered again: it goes on by itself. */
    CLOSURE_UNDER_WAY(Nature.CONFLICT),

    /** The account is suspended already. */
    ALREADY_SUSPENDED(Nature.CONFLICT),
    /** The account is not suspended. */
    NOT_SUSPENDED(Nature.CONFLICT),
    /** The account is about to pass to another owner; wait until it has. */
    OWNER_CHANGE_UNDER_WAY(Nature.CONFLICT),
    /** What changes this resource changed at the same time; ask again. */
    CONCURRENT_CHANGE(Nature.CONFLICT),
    /** The request is larger than is accepted. */
    TOO_LARGE(Nature.LARGE),
    /** The Idempotency-Key was used with another request. */
    IDEMPOTENCY_KEY_REUSED(Nature.BUSINESS),
    /** The amount lies outside the bounds of a sale. */
    AMOUNT_OUT_OF_BOUNDS(Nature.BUSINESS),
    /** The service fee leaves nothing of the payment to be credited. */
    FEE_EXCEEDS_PAYMENT(Nature.BUSINESS),
    /** The credit would exceed the hoarding limit. */
    HOARDING_LIMIT_EXCEEDED(Nature.BUSINESS),
    /** Cash is taken and given only in an open shift here, and the operator has none. */
    NO_OPEN_SHIFT(Nature.BUSINESS),
    /** The till would hold more cash than it may. */
    TILL_LIMIT_EXCEEDED(Nature.BUSINESS),
    /** The till does not hold that much cash. */
    NOT_ENOUGH_CASH(Nature.BUSINESS),
    /** Less is owed than is to be given up. */
    MORE_THAN_OWED(Nature.BUSINESS),
    /** As many money writes as may wait for the meter wait for it already. */
    TOO_MANY_PENDING(Nature.BUSINESS),
    /** Credit is still on its way to the meter; wait for it before taking any off. */
    CREDIT_IN_FLIGHT(Nature.BUSINESS),

    /** The balance that we hold is less than what is to be taken off. */
    INSUFFICIENT_BALANCE(Nature.BUSINESS),

    /** The meter holds the balance of this account, so that it cannot be adjusted or charged by us. */
    BALANCE_NOT_HELD(Nature.BUSINESS),

    /** The refund is not verified on the meter, so nothing may be paid out. */
    REFUND_NOT_CONFIRMED(Nature.BUSINESS),

    /** Only a sale or refund that was applied, or of which nothing was sent, can be corrected. */
    NOT_CORRECTABLE(Nature.BUSINESS),

    /** The operation does not belong to the account. */
    OPERATION_NOT_ON_ACCOUNT(Nature.BUSINESS),

    /** The meter does not belong to the account. */
    METER_NOT_ON_ACCOUNT(Nature.BUSINESS),
    /** The account has no open meter purse yet, or no more. */
    METER_NOT_OPEN(Nature.BUSINESS),
    /** The meter is being cleared to leave the account; no more money is written to it. */
    METER_LEAVING(Nature.BUSINESS),

    /** The meter is not leaving the account, or what it holds is settled already. */
    METER_NOT_LEAVING(Nature.BUSINESS),

    /** The account's money is not counted yet, or nothing of it is left to be paid out. */
    NOTHING_TO_PAY_OUT(Nature.BUSINESS),

    /** The account is suspended; it has to resume first. */
    ACCOUNT_SUSPENDED(Nature.BUSINESS),
    /** The relay stays open until the meter's account resumes. */
    METER_HELD_OPEN(Nature.BUSINESS),
    /** Money of the account is on its way or in doubt; wait until it is decided. */
    MONEY_IN_FLIGHT(Nature.BUSINESS),
    /** Money of the account is with us, undelivered or not paid out; see to it first. */
    MONEY_NOT_SETTLED(Nature.BUSINESS),
    /** A transfer needs two different meters. */
    SAME_METER(Nature.BUSINESS),
    /** So much transferred credit is handed back only as a refund from a meter. */
    RETURN_ABOVE_LIMIT(Nature.BUSINESS),
    /** The meter is in quarantine; no money is written to it. */
    METER_QUARANTINED(Nature.BUSINESS),
    /** The meter is not in quarantine. */
    METER_NOT_QUARANTINED(Nature.BUSINESS),
    /** Money may not be written over this gateway's unprotected link. */
    GATEWAY_NOT_TRUSTED(Nature.BUSINESS),
    /** The gateway's link has no key. */
    GATEWAY_WITHOUT_KEY(Nature.BUSINESS),
    /** The operation's outcome is not unknown, so there is nothing to settle. */
    OUTCOME_NOT_UNKNOWN(Nature.BUSINESS),
    /** The outcome of a money write to the meter is still unknown; settle it first. */
    OUTCOME_STILL_UNKNOWN(Nature.BUSINESS),
    /** Whoever asked cannot also approve. */
    SELF_APPROVAL(Nature.BUSINESS),
    /** The approval expired. */
    APPROVAL_EXPIRED(Nature.BUSINESS),
    /** The things named belong to different sites. */
    DIFFERENT_SITES(Nature.BUSINESS),
    /** The meter's profile cannot hold the tariff plan. */
    TARIFF_NOT_HOLDABLE(Nature.BUSINESS),
    /** The tariff plan has no such version, or a later one counts already. */
    TARIFF_VERSION_NOT_AVAILABLE(Nature.BUSINESS),
    /** This release of the program does not do that yet. */
    NOT_SUPPORTED(Nature.BUSINESS),
    /** The deadline lies in the past or too far ahead. */
    DEADLINE_OUT_OF_BOUNDS(Nature.BUSINESS),
    /** Too many tries; wait. */
    TOO_MANY_ATTEMPTS(Nature.THROTTLED),
    /** As many requests as can be worked on are being worked on; nothing was done. */
    OVERLOADED(Nature.UNAVAILABLE),
    /** A store cannot be reached; nothing was done. */
    STORE_UNAVAILABLE(Nature.UNAVAILABLE),
    /** The read models have not caught up with that sequence in time. */
    NOT_CAUGHT_UP(Nature.UNAVAILABLE),
    /** Something broke on our side; it was logged. */
    INTERNAL_ERROR(Nature.BROKEN);

    private final Nature nature;

    ProblemType(Nature nature) {
        this.nature = nature;
    }

    /** What kind of no this is. */
    public Nature nature() {
        return nature;
    }

    /** The stable name, such as {@code hoarding-limit-exceeded}. */
    public String kebabName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Kinds of no, as the REST interface tells them apart by status. */
    public enum Nature {
        /** 400. */
        MALFORMED(400),
        /** 401. */
        UNAUTHENTICATED(401),
        /** 403. */
        FORBIDDEN(403),
        /** 404. */
        ABSENT(404),
        /** 405. */
        METHOD(405),
        /** 406. */
        UNACCEPTABLE(406),
        /** 409. */
        CONFLICT(409),
        /** 413. */
        LARGE(413),
        /** 415. */
        MEDIA(415),
        /** 422. */
        BUSINESS(422),
        /** 429. */
        THROTTLED(429),
        /** 500. */
        BROKEN(500),
        /** 503. */
        UNAVAILABLE(503);

        private final int status;

        Nature(int status) {
            this.status = status;
        }

        /** The HTTP status that tells this kind. */
        public int status() {
            return status;
        }
    }
}
