package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.StrictText;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.Streams;
import io.mintmark.money.Money;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Consumer;

/** Every event that concerns one account, coin, payment or order, from the first to the last, in words. */
public final class Story {
    private final Parser parser = new Parser(new Findings());
    private final Object subject;
    private final String stream;

    private Story(Object subject, String stream) {
        this.subject = subject;
        this.stream = stream;
    }

    public static Story of(AccountId account) {
        return new Story(account, Streams.account(account));
    }

    public static Story of(Serial coin) {
        return new Story(coin, Streams.coin(coin));
    }

    public static Story of(PaymentId payment) {
        return new Story(payment, Streams.payment(payment));
    }

    public static Story of(OrderId order) {
        return new Story(order, Streams.tracing(order));
    }

    /**
     * An event of the story.
     *
     * @param words what happened, without the subject
     */
    public record Chapter(long position, String recordedAt, String type, String words) {
        @Override
        public String toString() {
            return position + "  " + recordedAt + "  " + words;
        }
    }

    /** Tells it, chapter by chapter, keeping nothing; returns how many there were. */
    public long tell(LogSource source, Consumer<Chapter> listener) throws IOException {
        long[] chapters = {0};
        source.read(0, raw -> {
            parser.parse(raw).filter(this::isOfIt).ifPresent(parsed -> {
                chapters[0]++;
                listener.accept(new Chapter(
                        parsed.position(),
                        parsed.entry().recordedAt(),
                        parsed.entry().type(),
                        words(parsed)));
            });
            return true;
        });
        return chapters[0];
    }

    /** Also what is not readable, on the subject's own stream. */
    private boolean isOfIt(Parsed parsed) {
        return parsed.entry().stream().equals(stream)
                || parsed.event().filter(this::mentions).isPresent();
    }

    /** Whether it is the subject, or its stream's name, or has it anywhere in it. */
    private boolean mentions(Object value) {
        return switch (value) {
            case String text -> text.equals(stream);
            case List<?> list -> list.stream().anyMatch(this::mentions);
            case Record whole
            when !whole.equals(subject) -> {
                for (RecordComponent component : whole.getClass().getRecordComponents()) {
                    if (mentions(get(component, whole))) {
                        yield true;
                    }
                }
                yield false;
            }
            default -> value.equals(subject);
        };
    }

    private String words(Parsed parsed) {
        Object event = parsed.event().orElse(null);
        if (event == null) {
            return "an event that is not readable";
        }
        StringJoiner words = new StringJoiner(", ", spaced(event.getClass().getSimpleName()) + ": ", "");
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            Object value = get(component, event);
            String text = text(value);
            if (!text.isEmpty()
                    && !value.equals(subject)
                    && !component.getName().equals("at")) {
                words.add(spaced(component.getName()) + " " + text);
            }
        }
        return words.toString();
    }

    /** Messages and keys are bytes that say nothing to people, and stand in the export. */
    private static String text(Object value) {
        return switch (value) {
            case Money money -> money.currency().write(money.minorUnits());
            case String text -> quoted(text);
            case Boolean flag -> flag ? "yes" : "no";
            case Number number -> number.toString();
            case Instant time -> time.toString();
            case List<?> list -> list.isEmpty() ? "none" : list.size() + " of them";
            case AccountId account -> account.value();
            case Serial serial -> StrictText.encodeBase64Url(serial.encode());
            case PaymentId payment -> base64Url(payment.value());
            case OrderId order -> base64Url(order.value());
            case WithdrawalId withdrawal -> base64Url(withdrawal.value());
            case DepositId deposit -> base64Url(deposit.value());
            case KeyId key -> base64Url(key.value());
            default -> "";
        };
    }

    private static String base64Url(Bytes id) {
        return StrictText.encodeBase64Url(id.toArray());
    }

    /** What people wrote goes to a terminal: nothing in it may steer that. */
    private static String quoted(String text) {
        return '"' + text.replaceAll("\\p{C}", "?") + '"';
    }

    /** "cash in" of CashIn. */
    private static String spaced(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static Object get(RecordComponent component, Object from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
