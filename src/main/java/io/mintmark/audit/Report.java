package io.mintmark.audit;

import io.mintmark.crypto.log.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a replay has to say; amounts in minor units.
 *
 * @param position the last event that was looked at
 * @param recordedAt when it was recorded
 * @param root of the tree up to there, in hex
 * @param proofs whether signatures and proofs were verified
 */
public record Report(
        String bank,
        String currency,
        long position,
        String recordedAt,
        String root,
        long checkpoints,
        boolean checkpointsSigned,
        boolean proofs,
        List<SectionResult> sections,
        List<Line> findings,
        long findingsInAll,
        Sheet books,
        List<Coins> circulation,
        List<Balance> balances,
        List<Turnover.Point> turnover,
        Optional<String> lastCheckpoint) {
    /** What a section found; "none found" is a result, too. */
    public record SectionResult(String section, long findings, long fromPosition, long toPosition, String result) {}

    /** A finding. */
    public record Line(
            String code, String section, List<Long> positions, long amountAtRisk, String meaning, String detail) {}

    /** The trial balance: cash is what all the others add up to, less the difference. */
    public record Sheet(
            long cash, long balances, long coinsInCirculation, long heldCoins, long between, long difference) {}

    /** Coins of a key. */
    public record Coins(String keyId, long value, long issued, long deposited, long outstanding) {}

    /** What the bank owes to somebody. */
    public record Balance(String accountId, String holder, long balance) {}

    static Report of(
            AuditedBank bank,
            Findings findings,
            long position,
            String recordedAt,
            LogFold log,
            Keys keys,
            AccountsFold accounts,
            Books books,
            Replay.Options options) {
        List<Coins> coins = new ArrayList<>();
        books.circulation().forEach((key, of) -> {
            long outstanding = Math.multiplyExact(of.issued - of.deposited, keys.value(key));
            coins.add(new Coins(key.toString(), keys.value(key), of.issued, of.deposited, outstanding));
        });
        List<Balance> balances = new ArrayList<>();
        accounts.all().forEach((id, book) -> balances.add(new Balance(id, book.holderName, book.balance)));
        return new Report(
                bank.info().name(),
                bank.currency().code(),
                position,
                recordedAt,
                log.root().hex(),
                log.checked(),
                bank.logKey().isPresent(),
                options.proofs(),
                sections(findings, position),
                findings.all().stream().map(Report::line).toList(),
                findings.count(),
                new Sheet(
                        books.cash(),
                        accounts.total(),
                        books.coins(),
                        books.held(),
                        books.between(),
                        books.difference()),
                coins,
                balances,
                books.turnover().points(),
                log.last().map(SignedCheckpoint::encode).map(note -> new String(note, StandardCharsets.UTF_8)));
    }

    private static List<SectionResult> sections(Findings findings, long position) {
        List<SectionResult> results = new ArrayList<>();
        for (Section section : Section.values()) {
            long count = findings.count(section);
            String result = section == Section.READ_MODELS && count == 0
                    ? "not looked at"
                    : count == 0 ? "none found" : String.format(Locale.ROOT, "%d found", count);
            results.add(new SectionResult(section.code(), count, 1, position, result));
        }
        return results;
    }

    private static Line line(Finding finding) {
        return new Line(
                finding.code().code(),
                finding.code().section().code(),
                finding.positions(),
                finding.amountAtRisk(),
                finding.code().sentence(),
                finding.detail());
    }

    /** Whether nothing was found. */
    public boolean isClean() {
        return findingsInAll == 0;
    }

    /** As a document. */
    public byte[] toJson() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsBytes(this);
    }
}
