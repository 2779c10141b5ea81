package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.denomination.DenominationCommand.PublishDenominations;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each problem in docs/problems.md is met over HTTP with each of its statuses, or it is said here why it cannot be. */
class EveryProblemIsReachedOverHttpTest {
    /** Nobody finds a payment whose hash is zero; AValidPaymentKeepsEveryRuleTest asks the rule itself. */
    private static final Set<String> IN_PROCESS_ONLY = Set.of("zero-challenge 200");

    /** Reached by tests of their own, under settings or at moments that one server does not have. */
    private static final Set<String> ELSEWHERE = Set.of(
            "request-timeout 408", // AHostileClientHurtsNobodyElseTest, over HTTP
            "rate-exceeded 429", // EachCallerHasARateTest, over HTTP
            "busy 503", // EveryFailureIsAProblemDocumentTest, over HTTP
            "key-list-full 409", // ASetOfCoinsIsPublishedWholeTest, in process: 4096 keys take minutes over HTTP
            "trustee-unknown 404", // AWrongShareIsRefusedTest, in process: nobody has the token of such a trustee
            "prefix-too-full 422", // APrefixCanBeTooFullTest, over HTTP
            "session-void 410"); // ASessionOfAnotherEpochIsVoidOverHttpTest, over HTTP

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static List<ProblemCase> cases;

    @BeforeAll
    static void start() {
        server = RunningServer.start(
                RunningBank.newUrl(TestDatabase.Kind.H2, folder),
                folder,
                "mintmark.limits.coins-per-withdrawal=4",
                "mintmark.log.witnesses="
                        + ProblemsOfTheLog.WITNESS.verifierKey().encode(),
                "mintmark.limits.coins-per-order=2",
                "mintmark.limits.session=3m");
        publish();
        ApiClient anybody = ApiClient.of(server);
        cases = Stream.of(
                        new ProblemsOfRequests(server, anybody).cases(),
                        new ProblemsOfAccounts(server, anybody).cases(),
                        new ProblemsOfWithdrawals(server, anybody).cases(),
                        new ProblemsOfPayments(server, anybody).cases(),
                        new ProblemsOfTracing(server, anybody).cases(),
                        new ProblemsOfTheLog(server, anybody).cases())
                .flatMap(List::stream)
                .toList();
    }

    /** A month ago, so that there can be payments of then. */
    private static void publish() {
        Instant then = RunningBank.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(30));
        server.bean(Bank.class)
                .execute(new PublishDenominations(
                        52, then, then.plus(Duration.ofDays(90)), then.plus(Duration.ofDays(400)), then));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> by_the_call_that_meets_it() {
        return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), each::run));
    }

    @Test
    void and_none_is_left_out() {
        var catalogue = io.mintmark.ledger.Problems.read();
        Set<String> reached = cases.stream().map(ProblemCase::name).collect(Collectors.toCollection(TreeSet::new));
        reached.addAll(IN_PROCESS_ONLY);
        reached.addAll(ELSEWHERE);
        assertEquals(
                Stream.concat(catalogue.entries().stream(), catalogue.ofTheServer().stream())
                        .flatMap(entry -> entry.statuses().stream().map(status -> entry.code() + " " + status))
                        .collect(Collectors.toCollection(TreeSet::new)),
                reached);
    }
}
