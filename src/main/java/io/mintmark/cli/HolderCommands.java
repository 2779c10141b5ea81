package io.mintmark.cli;

import io.mintmark.client.BankClient;
import io.mintmark.client.BankRefusedException;
import io.mintmark.client.PublishedBank;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.ecash.AccountOpening;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Licence;
import io.mintmark.holder.BankCheatedException;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Mnemonic;
import io.mintmark.holder.Passphrase;
import io.mintmark.wire.Base64Url;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a wallet and a till do alike: they are made, get an account, and look at the bank. */
abstract class HolderCommands implements Runnable {
    private static final int WORDS_PER_LINE = 6;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli puts it there before it runs anything
    CommandSpec spec;

    @Override
    public void run() {
        throw Mintmark.commandMissing(spec);
    }

    /** Of a bank that is met for the first time. */
    private record Made(String account, String bank, String paramsId, List<String> words) {}

    @Command(
            name = "init",
            description = {
                "Makes a new store, with 24 words that are shown once: whoever has them has everything in it.",
                "Compare the bank's id with the one that it publishes on paper: it is never asked again."
            })
    void init(
            @Mixin StoreOptions store,
            @Option(names = "--bank", required = true, paramLabel = "URL", description = "The bank's server.") URI bank,
            @Option(names = "--params-id", paramLabel = "ID", description = "The bank's id; another one is refused.")
                    @Nullable
                    String paramsId)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException {
        Mnemonic words = Mnemonic.generate(StoreOptions.randomness());
        try (Holder holder = create(store, words, bank, paramsId)) {
            List<String> lines = new ArrayList<>(describe(holder));
            lines.add("Your 24 words, shown this once. Write them down, on paper:");
            for (int i = 0; i < Mnemonic.WORDS; i += WORDS_PER_LINE) {
                lines.add("  " + String.join(" ", words.words().subList(i, i + WORDS_PER_LINE)));
            }
            PublishedBank published = holder.bank();
            Output.of(spec)
                    .show(
                            new Made(
                                    holder.accountId().value(),
                                    published.info().name(),
                                    published.info().paramsId(),
                                    words.words()),
                            lines);
        }
    }

    static Holder create(StoreOptions store, Mnemonic words, URI bank, @Nullable String paramsId)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException {
        BankClient client = new BankClient(bank, Clock.systemUTC(), StoreOptions.randomness());
        try (Passphrase passphrase = store.passphrase(true)) {
            return Holder.create(store.path(), passphrase, words, client, paramsId, StoreOptions.surroundings());
        }
    }

    static List<String> describe(Holder holder) throws IOException {
        PublishedBank bank = holder.bank();
        return List.of(
                "bank      " + bank.info().name(),
                "its id    " + bank.info().paramsId(),
                "account   " + holder.accountId());
    }

    private record Opening(String certificationRequest) {}

    /** The request for the bank's teller. */
    void writeRequest(StoreOptions store, OpeningOptions opening) throws IOException, MalformedException {
        try (Holder holder = store.open()) {
            String pem = holder.request(Base64Url.bytes(opening.nonce, AccountOpening.NONCE_SIZE), opening.name)
                    .toPem()
                    .strip();
            if (opening.output == null) {
                Output.of(spec).show(new Opening(pem), pem);
            } else {
                Input.write(opening.output, pem);
                Output.of(spec).show(new Opening(pem), "request   " + opening.output + ", for the bank's teller");
            }
        }
    }

    private record Licensed(String account, Instant until, String licence) {}

    @Command(name = "licence", description = "Takes the licence that the bank gave, or shows it.")
    void licence(
            @Mixin StoreOptions store,
            @Parameters(
                            paramLabel = "FILE",
                            arity = "0..1",
                            description = "The licence, - for standard input; nothing to show it.")
                    @Nullable
                    String file)
            throws IOException, MalformedException, VerificationFailedException {
        try (Holder holder = store.open()) {
            if (file != null) {
                holder.keepLicence(Licence.ofPem(Input.text(file).strip()));
            }
            Licence licence = holder.licence()
                    .orElseThrow(() -> new IOException("there is no licence yet: the bank's teller gives one"));
            Output.of(spec)
                    .show(
                            new Licensed(licence.accountId().value(), licence.notAfter(), licence.toPem()),
                            "account   " + licence.accountId(),
                            "licensed  until " + licence.notAfter());
        }
    }

    private record Bank(String name, String paramsId, String address, long keyList, Instant keysAt) {}

    @Command(name = "bank", description = "Fetches the bank's newest key list, and shows what is known of the bank.")
    void bank(
            @Mixin StoreOptions store,
            @Option(names = "--moved-to", paramLabel = "URL", description = "Where the same bank is met from now on.")
                    @Nullable
                    URI address)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException {
        try (Holder holder = store.open()) {
            if (address != null) {
                holder.move(address);
            }
            KeyList keys = holder.refresh();
            Bank bank = new Bank(
                    holder.bank().info().name(),
                    holder.bank().info().paramsId(),
                    holder.client().address().toString(),
                    keys.number(),
                    holder.keysAt());
            List<String> lines = new ArrayList<>(describe(holder));
            lines.add("address   " + bank.address());
            lines.add("key list  number " + keys.number() + " of " + keys.size() + " keys, as of " + bank.keysAt());
            Output.of(spec).show(bank, lines);
        }
    }
}
