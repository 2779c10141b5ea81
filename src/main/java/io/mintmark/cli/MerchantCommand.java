package io.mintmark.cli;

import io.mintmark.client.BankRefusedException;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.holder.Holder;
import io.mintmark.merchant.Accepted;
import io.mintmark.merchant.DepositReport;
import io.mintmark.merchant.Till;
import io.mintmark.merchant.TillPolicy;
import io.mintmark.merchant.TillRefusedException;
import io.mintmark.merchant.TillReport;
import io.mintmark.money.Money;
import io.mintmark.wire.Base64Url;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mintmark merchant}: the till. */
@Command(
        name = "merchant",
        description = {
            "The merchant's till: asks for payments, accepts them without a network, and deposits them.",
            "Run 'merchant bank' now and then: it fetches the key list by which payments are accepted."
        },
        footerHeading = "Examples (docs/cash.md has a whole session):%n",
        footer = {
            "  mintmark merchant request 3.50 --memo bread -o request.txt",
            "  mintmark merchant accept payment.txt",
            "  mintmark merchant deposit"
        })
final class MerchantCommand extends HolderCommands {
    @Command(name = "account-request", description = "Writes the request by which the bank's teller opens the account.")
    void accountRequest(@Mixin StoreOptions store, @Mixin OpeningOptions opening)
            throws IOException, MalformedException {
        writeRequest(store, opening);
    }

    private record Requested(String request, long amount, String currency, String memo, Instant expiresAt) {}

    @Command(name = "request", description = "Asks for a payment: a message for the payer's wallet. Needs no network.")
    void request(
            @Mixin StoreOptions store,
            @Mixin MessageOutput output,
            @Parameters(paramLabel = "AMOUNT", description = "As 12.50.") String amount,
            @Option(names = "--memo", defaultValue = "", description = "What for; the payer reads it.") String memo,
            @Option(
                            names = "--minutes",
                            defaultValue = "60",
                            description = "How long it can be paid, at most 1440: ${DEFAULT-VALUE}.")
                    int minutes)
            throws IOException, MalformedException, TillRefusedException {
        try (Holder holder = store.open()) {
            Money money = Amount.parse(amount, holder.bank().currency());
            PaymentRequest request = new Till(holder).request(money.minorUnits(), memo, Duration.ofMinutes(minutes));
            String text = request.toText();
            Output.of(spec)
                    .show(
                            new Requested(
                                    text, money.minorUnits(), money.currency().code(), memo, request.expiresAt()),
                            output.write(text));
        }
    }

    private record Taken(String paymentId, long amount, String currency, String memo, boolean again) {}

    @Command(name = "accept", description = "Accepts a payment, or says why not, with exit code 3. Needs no network.")
    void accept(
            @Mixin StoreOptions store,
            @Option(
                            names = "--keys-days",
                            defaultValue = "7",
                            description = "How old the key list may be, in days: ${DEFAULT-VALUE}.")
                    int days,
            @Parameters(paramLabel = "PAYMENT", description = "Its text, a file that has it, or - for standard input.")
                    String payment)
            throws IOException, MalformedException, TillRefusedException {
        if (days < 0) {
            throw new MalformedException("a key list is some days old");
        }
        try (Holder holder = store.open()) {
            Accepted accepted = new Till(holder, new TillPolicy(Duration.ofDays(days))).accept(Input.message(payment));
            Taken taken = new Taken(
                    Base64Url.text(accepted.payment().value()),
                    accepted.amount().minorUnits(),
                    accepted.amount().currency().code(),
                    accepted.memo(),
                    accepted.again());
            String how = accepted.again() ? "accepted before, at " + accepted.at() + ": " : "accepted: ";
            String memo = accepted.memo().isEmpty() ? "" : ", " + accepted.memo();
            Output.of(spec).show(taken, how + Amount.text(accepted.amount()) + memo);
        }
    }

    private record Deposits(long credited, List<Deposit> deposits) {}

    private record Deposit(String depositId, long credited, List<Outcome> payments) {
        static Deposit of(DepositReport report) {
            return new Deposit(
                    report.depositId(),
                    report.credited().minorUnits(),
                    report.outcomes().stream().map(Outcome::of).toList());
        }
    }

    private record Outcome(
            String paymentId,
            String state,
            long credited,
            @Nullable String code) {
        static Outcome of(DepositReport.Outcome outcome) {
            return new Outcome(
                    Base64Url.text(outcome.payment().value()),
                    outcome.state().code(),
                    outcome.credited().minorUnits(),
                    outcome.code().orElse(null));
        }
    }

    @Command(
            name = "deposit",
            description =
                    "Deposits everything that was accepted and is not deposited yet. Can be cut off and repeated.")
    void deposit(@Mixin StoreOptions store) throws IOException, BankRefusedException, MalformedException {
        try (Holder holder = store.open()) {
            List<DepositReport> reports = deposit(new Till(holder));
            Money credited = Money.zero(holder.bank().currency());
            List<String> lines = new ArrayList<>();
            for (DepositReport report : reports) {
                credited = credited.plus(report.credited());
                report.outcomes().forEach(outcome -> lines.add(line(outcome)));
            }
            lines.add(reports.isEmpty() ? "nothing to deposit" : "credited  " + Amount.text(credited));
            Output.of(spec)
                    .show(
                            new Deposits(
                                    credited.minorUnits(),
                                    reports.stream().map(Deposit::of).toList()),
                            lines);
        }
    }

    private List<DepositReport> deposit(Till till) throws IOException, BankRefusedException, MalformedException {
        try (Bar bar = Bar.of(spec, "payments")) {
            return till.deposit(bar::at);
        }
    }

    private static String line(DepositReport.Outcome outcome) {
        String code = outcome.code().map(reason -> " (" + reason + ")").orElse("");
        return "payment   " + outcome.payment().toString().substring(0, 16) + "  "
                + outcome.state().code() + code + "  " + Amount.text(outcome.credited());
    }

    @Command(name = "report", description = "What the till has: waiting, credited, refused, spent twice.")
    void report(
            @Mixin StoreOptions store,
            @Option(
                            names = "--last",
                            defaultValue = "20",
                            description = "So many payments, the newest first: ${DEFAULT-VALUE}.")
                    int last)
            throws IOException, MalformedException {
        try (Holder holder = store.open()) {
            TillReport report = new Till(holder).report(last);
            Output.of(spec).show(Report.of(report), lines(report));
        }
    }

    private record Sum(long payments, long amount) {
        static Sum of(TillReport.Sum sum) {
            return new Sum(sum.payments(), sum.amount().minorUnits());
        }
    }

    private record Report(
            long openRequests,
            long expiredRequests,
            Sum waiting,
            @Nullable Instant depositBy,
            Sum credited,
            Sum depositedBefore,
            Sum refused,
            Sum doubleSpent,
            Sum held,
            List<Row> payments) {
        static Report of(TillReport report) {
            return new Report(
                    report.openRequests(),
                    report.expiredRequests(),
                    Sum.of(report.waiting()),
                    report.depositBy().orElse(null),
                    Sum.of(report.credited()),
                    Sum.of(report.depositedBefore()),
                    Sum.of(report.refused()),
                    Sum.of(report.doubleSpent()),
                    Sum.of(report.held()),
                    report.payments().stream().map(Row::of).toList());
        }
    }

    private record Row(
            String paymentId,
            Instant acceptedAt,
            long amount,
            String memo,
            String state,
            long credited,
            @Nullable String code) {
        static Row of(TillReport.Row row) {
            return new Row(
                    Base64Url.text(row.payment().value()),
                    row.acceptedAt(),
                    row.amount().minorUnits(),
                    row.memo(),
                    row.state().code(),
                    row.credited().minorUnits(),
                    row.code().orElse(null));
        }
    }

    private static List<String> lines(TillReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("requests   " + report.openRequests() + " open, " + report.expiredRequests() + " expired");
        lines.add("waiting    " + text(report.waiting())
                + report.depositBy().map(by -> ", deposit before " + by).orElse(""));
        lines.add("credited   " + text(report.credited()));
        lines.add("before     " + text(report.depositedBefore()) + " had been deposited already");
        lines.add("refused    " + text(report.refused()));
        lines.add("twice      " + text(report.doubleSpent()) + " lost: the coins had been spent elsewhere");
        if (report.held().payments() > 0) {
            lines.add("held       " + text(report.held()) + " kept back for a judge: ask the bank");
        }
        for (TillReport.Row row : report.payments()) {
            lines.add("  " + row.acceptedAt() + "  " + Amount.text(row.amount()) + "  "
                    + row.state().code() + "  " + row.memo());
        }
        return lines;
    }

    private static String text(TillReport.Sum sum) {
        return sum.payments() + " payments, " + Amount.text(sum.amount());
    }
}
