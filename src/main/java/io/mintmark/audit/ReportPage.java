package io.mintmark.audit;

import java.util.Locale;
import java.util.function.ToLongFunction;

/** A report as one page of HTML that needs nothing else. */
public final class ReportPage {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 160;
    private static final String HEAD =
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Audit</title><style>"
                    + "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
                    + "table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.2rem .5rem;"
                    + "text-align:left;vertical-align:top}.n{text-align:right}.bad{color:#a00}svg{background:#f6f6f6;width:100%}"
                    + "</style>";

    private final Report report;
    private final StringBuilder page = new StringBuilder(HEAD);

    private ReportPage(Report report) {
        this.report = report;
    }

    /** The page. */
    public static String of(Report report) {
        return new ReportPage(report).build();
    }

    private String build() {
        heading(1, report.bank() + ": audit of positions 1 to " + report.position());
        paragraph("Last event recorded at " + report.recordedAt() + ". Root of the tree: " + report.root() + ". "
                + report.checkpoints() + " checkpoints, "
                + (report.checkpointsSigned()
                        ? "signatures verified"
                        : "signatures not verified: no key of the log was given")
                + ". Proofs and signatures of the protocol: " + (report.proofs() ? "verified." : "not looked at.")
                + " Amounts are in minor units of " + report.currency() + ".");
        sections();
        findings();
        sheet();
        chart("Coins in circulation", Turnover.Point::coins);
        chart("Cash paid in", Turnover.Point::cashIn);
        chart("Withdrawn as coins", Turnover.Point::withdrawn);
        chart("Deposited coins", Turnover.Point::deposited);
        circulation();
        balances();
        return page.append("</html>").toString();
    }

    private void sections() {
        heading(2, "Sections");
        row("th", "section", "result", "positions");
        report.sections()
                .forEach(section -> row(
                        "td",
                        section.section(),
                        section.result(),
                        section.fromPosition() + " to " + section.toPosition()));
        page.append("</table>");
    }

    private void findings() {
        heading(2, "Findings: " + report.findingsInAll());
        row("th", "positions", "code", "amount at risk", "what it means");
        report.findings()
                .forEach(finding -> row(
                        "td class=\"bad\"",
                        finding.positions().toString(),
                        finding.code(),
                        String.valueOf(finding.amountAtRisk()),
                        finding.meaning() + " (" + finding.detail() + ")"));
        page.append("</table>");
    }

    private void sheet() {
        Report.Sheet books = report.books();
        heading(2, "Trial balance");
        row("th", "cash", "balances", "coins in circulation", "held coins", "between", "difference");
        row(
                "td",
                String.valueOf(books.cash()),
                String.valueOf(books.balances()),
                String.valueOf(books.coinsInCirculation()),
                String.valueOf(books.heldCoins()),
                String.valueOf(books.between()),
                String.valueOf(books.difference()));
        page.append("</table>");
    }

    private void circulation() {
        heading(2, "Coins by key");
        row("th", "key", "value", "issued", "deposited", "outstanding amount");
        report.circulation()
                .forEach(coins -> row(
                        "td",
                        coins.keyId(),
                        String.valueOf(coins.value()),
                        String.valueOf(coins.issued()),
                        String.valueOf(coins.deposited()),
                        String.valueOf(coins.outstanding())));
        page.append("</table>");
    }

    private void balances() {
        heading(2, "What the bank owes, and to whom");
        row("th", "account", "holder", "balance");
        report.balances()
                .forEach(
                        account -> row("td", account.accountId(), account.holder(), String.valueOf(account.balance())));
        page.append("</table>");
    }

    private void chart(String title, ToLongFunction<Turnover.Point> value) {
        heading(2, title);
        long most =
                Math.max(1, report.turnover().stream().mapToLong(value).max().orElse(1));
        int count = Math.max(1, report.turnover().size());
        page.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, HEIGHT + 20));
        for (int i = 0; i < report.turnover().size(); i++) {
            Turnover.Point point = report.turnover().get(i);
            double height = HEIGHT * (double) Math.max(0, value.applyAsLong(point)) / most;
            page.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#368\"><title>%s: %d</title></rect>",
                    i * (double) WIDTH / count,
                    HEIGHT - height,
                    Math.max(1, WIDTH * 0.9 / count),
                    height,
                    point.from(),
                    value.applyAsLong(point)));
        }
        page.append(String.format(
                Locale.ROOT, "<text x=\"4\" y=\"%d\" font-size=\"12\">highest: %d</text></svg>", HEIGHT + 15, most));
    }

    private void heading(int level, String text) {
        page.append("<h")
                .append(level)
                .append('>')
                .append(escape(text))
                .append("</h")
                .append(level)
                .append('>');
    }

    private void paragraph(String text) {
        page.append("<p>").append(escape(text)).append("</p>");
    }

    /** A head opens its table. */
    private void row(String cell, String... texts) {
        page.append(cell.equals("th") ? "<table><tr>" : "<tr>");
        for (String text : texts) {
            page.append('<').append(cell).append('>').append(escape(text)).append("</td>");
        }
        page.append("</tr>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
