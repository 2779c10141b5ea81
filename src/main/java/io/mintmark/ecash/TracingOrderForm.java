package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** An order's content as JSON. */
final class TracingOrderForm {
    private static final String ID = "id";
    private static final String PARAMS_ID = "paramsId";
    private static final String PAYMENT = "payment";
    private static final String ACCOUNT = "account";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String RECIPIENT = "recipient";
    private static final String REASON = "reason";
    private static final String LEGAL_REFERENCE = "legalReference";
    private static final String ISSUED_AT = "issuedAt";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String HOLD = "hold";
    private static final String NOTIFY_AFTER = "notifyAfter";

    private static final Set<String> REQUIRED =
            Set.of(ID, PARAMS_ID, RECIPIENT, REASON, LEGAL_REFERENCE, ISSUED_AT, EXPIRES_AT, HOLD);
    private static final Set<String> OF_ACCOUNT = Set.of(ACCOUNT, FROM, UNTIL);
    private static final Set<String> OPTIONAL = Set.of(PAYMENT, ACCOUNT, FROM, UNTIL, NOTIFY_AFTER);

    private TracingOrderForm() {}

    static String write(TracingOrder.Content content) {
        FlatObject object = new FlatObject()
                .text(ID, binary(content.id().value()))
                .text(PARAMS_ID, binary(content.paramsId().value()));
        switch (content.subject()) {
            case TracingOrder.Subject.OfPayment(PaymentId payment) -> object.text(PAYMENT, binary(payment.value()));
            case TracingOrder.Subject.OfAccount(AccountId account, Instant from, Instant until) ->
                object.text(ACCOUNT, account.value())
                        .text(FROM, StrictText.encodeTime(from))
                        .text(UNTIL, StrictText.encodeTime(until));
        }
        object.text(RECIPIENT, content.recipient())
                .text(REASON, content.reason())
                .text(LEGAL_REFERENCE, content.legalReference())
                .text(ISSUED_AT, StrictText.encodeTime(content.issuedAt()))
                .text(EXPIRES_AT, StrictText.encodeTime(content.expiresAt()))
                .flag(HOLD, content.hold());
        content.notifyAfter().ifPresent(time -> object.text(NOTIFY_AFTER, StrictText.encodeTime(time)));
        return object.json();
    }

    static TracingOrder.Content read(String json) throws MalformedException {
        FlatObject object = FlatObject.parse(json, REQUIRED, OPTIONAL);
        try {
            return new TracingOrder.Content(
                    new OrderId(binary(object, ID)),
                    new ParamsId(binary(object, PARAMS_ID)),
                    subject(object),
                    object.text(RECIPIENT),
                    object.text(REASON),
                    object.text(LEGAL_REFERENCE),
                    time(object, ISSUED_AT),
                    time(object, EXPIRES_AT),
                    object.flag(HOLD),
                    object.has(NOTIFY_AFTER) ? Optional.of(time(object, NOTIFY_AFTER)) : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new MalformedException("an order is not in its form: " + e.getMessage());
        }
    }

    private static TracingOrder.Subject subject(FlatObject object) throws MalformedException {
        boolean ofPayment = object.has(PAYMENT);
        if (OF_ACCOUNT.stream().anyMatch(name -> object.has(name) == ofPayment)) {
            throw new MalformedException("an order is about one payment, or about one account and a time");
        }
        return ofPayment
                ? new TracingOrder.Subject.OfPayment(new PaymentId(binary(object, PAYMENT)))
                : new TracingOrder.Subject.OfAccount(
                        AccountId.parse(object.text(ACCOUNT)), time(object, FROM), time(object, UNTIL));
    }

    private static String binary(Bytes bytes) {
        return StrictText.encodeBase64Url(bytes.toArray());
    }

    private static Bytes binary(FlatObject object, String name) throws MalformedException {
        return Bytes.copyOf(StrictText.decodeBase64Url(object.text(name)));
    }

    private static Instant time(FlatObject object, String name) throws MalformedException {
        return StrictText.decodeTime(object.text(name));
    }
}
