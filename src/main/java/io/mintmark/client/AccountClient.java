package io.mintmark.client;

import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.wire.AccountDocument;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.DepositMessages;
import io.mintmark.wire.Statement;
import io.mintmark.wire.WithdrawalMessages;
import java.io.IOException;
import java.util.Map;

/** The bank, to the holder of one account; throws as {@link BankClient} does. */
public final class AccountClient {
    private final BankHttp http;
    private final HolderCredential holder;
    private final AccountId account;

    AccountClient(BankHttp http, HolderCredential holder, AccountId account) {
        this.http = http;
        this.holder = holder;
        this.account = account;
    }

    /** The account as the bank's books have it. */
    public AccountDocument account() throws IOException, BankRefusedException {
        return http.get(holder, "/v1/accounts/" + account, AccountDocument.class);
    }

    /** A page of its entries, after the entry of this number. */
    public Statement statement(long after) throws IOException, BankRefusedException {
        return http.get(holder, "/v1/accounts/" + account + "/statement?after=" + after, Statement.class);
    }

    /** A page of its withdrawals, after the withdrawal of this number. */
    public WithdrawalMessages.Page withdrawals(long after) throws IOException, BankRefusedException {
        String path = "/v1/withdrawals?accountId=" + account + "&after=" + after;
        return http.get(holder, path, WithdrawalMessages.Page.class);
    }

    /** Everything exchanged in one withdrawal. */
    public WithdrawalMessages.Exchange withdrawal(WithdrawalId id) throws IOException, BankRefusedException {
        String path = "/v1/withdrawals/" + Base64Url.text(id.value()) + "?accountId=" + account;
        return http.get(holder, path, WithdrawalMessages.Exchange.class);
    }

    /** The first half of a withdrawal. */
    public WithdrawalMessages.FirstAnswer request(WithdrawalRequest request) throws IOException, BankRefusedException {
        var body = new WithdrawalMessages.Request(Base64Url.text(request.encoding()));
        return http.post(holder, "/v1/withdrawals", body, Map.of(), WithdrawalMessages.FirstAnswer.class);
    }

    /** The second half of a withdrawal; orders the debit. */
    public WithdrawalMessages.SecondAnswer challenge(WithdrawalId id, Signed challenge)
            throws IOException, BankRefusedException {
        var body = new WithdrawalMessages.Challenge(
                Base64Url.text(challenge.message()),
                Base64Url.text(challenge.signature().encode()));
        String path = "/v1/withdrawals/" + Base64Url.text(id.value()) + "/challenges";
        return http.post(holder, path, body, Map.of(), WithdrawalMessages.SecondAnswer.class);
    }

    /** Deposits payments to this account. */
    public DepositMessages.Result deposit(DepositMessages.Request deposit) throws IOException, BankRefusedException {
        return http.post(holder, "/v1/deposits", deposit, Map.of(), DepositMessages.Result.class);
    }
}
