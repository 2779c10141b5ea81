package io.mintmark.client;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.ParamsId;
import io.mintmark.wire.BankInfo;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.Circulation;
import io.mintmark.wire.KeyListDocument;
import io.mintmark.wire.SpentSerials;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/**
 * A bank, to anybody. Nothing of what it answers is verified here: that takes keys that it must not have sent itself. Every
 * method throws {@link BankRefusedException} when the bank refuses and {@link BankUnreachableException} when it does not answer.
 */
public final class BankClient {
    private final BankHttp http;
    private final Clock clock;
    private final Randomness randomness;

    /**
     * @param address of its server, as https://bank.example
     * @throws IllegalArgumentException for another form of address
     */
    public BankClient(URI address, Clock clock, Randomness randomness) {
        this.http = new BankHttp(address);
        this.clock = clock;
        this.randomness = randomness;
    }

    /** Where it is. */
    public URI address() {
        return http.address();
    }

    /** Who it is. */
    public BankInfo info() throws IOException, BankRefusedException {
        return http.get(Credential.NONE, "/v1/info", BankInfo.class);
    }

    /** Its whole key list; asked without saying who asks. */
    public KeyListDocument keys() throws IOException, BankRefusedException {
        return http.get(Credential.NONE, "/v1/keys", KeyListDocument.class);
    }

    /** The key list of these parameters, perhaps former ones. */
    public KeyListDocument keys(String paramsId) throws IOException, BankRefusedException {
        return http.get(Credential.NONE, "/v1/keys?paramsId=" + paramsId, KeyListDocument.class);
    }

    /** What is in circulation. */
    public Circulation circulation() throws IOException, BankRefusedException {
        return http.get(Credential.NONE, "/v1/circulation", Circulation.class);
    }

    /**
     * All spent serials with a prefix; asked without saying who asks.
     *
     * @param prefix 2 bytes
     */
    public SpentSerials spent(Bytes prefix) throws IOException, BankRefusedException {
        return http.get(Credential.NONE, "/v1/spent/" + Base64Url.text(prefix), SpentSerials.class);
    }

    /** The bank, to the holder of an account. */
    public AccountClient as(SigningKey identity, AccountId account, ParamsId bank) {
        return new AccountClient(http, new HolderCredential(identity, account, bank, clock, randomness), account);
    }

    /** The bank, to trustee j, by the key of its ceremony. */
    public TracingClient as(SigningKey signing, int trustee, ParamsId bank) {
        AccountId name = new AccountId("TRUSTEE-" + trustee);
        return new TracingClient(http, new HolderCredential(signing, name, bank, clock, randomness));
    }

    /** The bank, to a member of its staff. */
    public StaffClient as(StaffToken token) {
        return new StaffClient(http, token);
    }
}
