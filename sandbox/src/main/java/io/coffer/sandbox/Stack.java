package io.coffer.sandbox;

import io.coffer.sandbox.broker.Broker;
import io.coffer.sandbox.broker.BrokerProcess;
import io.coffer.sandbox.broker.EmbeddedBroker;
import io.coffer.sandbox.database.EmbeddedDatabase;
import io.coffer.sandbox.database.SchemaMigration;
import io.coffer.sandbox.demo.DemoChannel;
import io.coffer.sandbox.http.LocalHttpServer;
import io.coffer.sandbox.http.Response;
import io.coffer.sandbox.mail.MailCatcher;
import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.problem.SandboxException;
import io.coffer.sandbox.process.ProcessMark;
import io.coffer.sandbox.provider.Bank;
import io.coffer.sandbox.provider.Faults;
import io.coffer.sandbox.provider.Latency;
import io.coffer.sandbox.provider.Ramps;
import io.coffer.sandbox.provider.Rates;
import io.coffer.sandbox.provider.SanctionsScreening;
import io.coffer.sandbox.provider.Switches;
import io.coffer.sandbox.provider.VirusScanner;
import io.coffer.sandbox.secret.SandboxSecrets;
import io.coffer.sandbox.server.LibertyFiles;
import io.coffer.sandbox.server.LibertyServer;
import io.coffer.sandbox.token.TokenKeyStore;
import io.coffer.sandbox.webhook.WebhookReceiver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Everything together: database and schema, broker, mail catcher, providers, scanner and webhook receiver, and the server
 * if there is one.
 *
 * <p>Life cycle: created, {@link #start started} once in this order, {@link #close closed} once in the opposite order.
 * In between, each part can be stopped, killed and started by itself. {@link #close} may be called by another thread at
 * any time, also while the start is under way: that ends the start.
 */
public final class Stack implements AutoCloseable {

    private static final Duration DATABASE_ORPHAN_LIMIT = Duration.ofSeconds(20);
    private static final Duration BROKER_ORPHAN_LIMIT = Duration.ofSeconds(20);
    private static final String DATABASE = "database";
    private static final String BROKER = "broker";
    private static final String SERVER = "server";
    private static final String MASTER_KEY = "master-key.p12";

    private final Settings settings;
    private final Progress progress;
    private final Map<String, String> extraEnvironment;
    private final DataFolder folder;
    private final Faults faults = new Faults();
    private final TokenKeyStore tokenKeys;
    private final Deque<Part> started = new ArrayDeque<>();
    private final ReentrantLock lifecycle = new ReentrantLock();
    private volatile @Nullable Thread starter;
    private volatile boolean closing;

    private volatile @Nullable EmbeddedDatabase database;
    private volatile @Nullable Broker broker;
    private volatile @Nullable MailCatcher mails;
    private volatile @Nullable LocalHttpServer http;
    private volatile @Nullable Ramps ramps;
    private volatile @Nullable Rates rates;
    private volatile @Nullable WebhookReceiver webhooks;
    private volatile @Nullable SanctionsScreening screening;
    private volatile @Nullable Bank bank;
    private volatile @Nullable VirusScanner scanner;
    private volatile @Nullable LibertyServer server;

    /** How to stop a part, and under which name to tell; inner parts go without telling. */
    private record Part(@Nullable String name, Action stop) {

        void tell(Progress progress) {
            if (name != null) {
                progress.stopped(name);
            }
        }
    }

    @FunctionalInterface
    private interface Action {
        void run() throws IOException, InterruptedException;
    }

    /** A stack nobody listens to, with the server's usual environment. */
    public Stack(Settings settings) {
        this(settings, Map.of(), Progress.SILENT);
    }

    /**
     * Creates a stack that doesn't run yet.
     *
     * @param extraEnvironment environment variables for the server, before the usual ones
     */
    public Stack(Settings settings, Map<String, String> extraEnvironment, Progress progress) {
        this.settings = settings;
        this.extraEnvironment = Map.copyOf(extraEnvironment);
        this.progress = progress;
        this.folder = new DataFolder(settings.data());
        this.tokenKeys = new TokenKeyStore(folder.file("tokens.p12"));
    }

    /**
     * Starts all parts that the settings name. If one fails, those before it are stopped again.
     *
     * @throws SandboxException if a person has to put something right first
     */
    public Stack start() throws IOException, InterruptedException {
        lifecycle.lockInterruptibly();
        try {
            if (closing || !started.isEmpty()) {
                throw new IllegalStateException("a stack is started once");
            }
            starter = Thread.currentThread();
            claimFolder();
            Ports.requireFree(wantedPorts());
            startDatabase();
            startBroker();
            startMails();
            startHttp();
            startScanner();
            migrate();
            startServer();
            return this;
        } catch (IOException | InterruptedException | RuntimeException e) {
            starter = null;
            stopAll();
            throw e;
        } finally {
            starter = null;
            lifecycle.unlock();
        }
    }

    /** Stops all parts, the last one started first, and gives the data folder free. */
    @Override
    public void close() {
        closing = true;
        Thread starting = starter;
        if (starting != null && starting != Thread.currentThread()) {
            starting.interrupt();
        }
        lifecycle.lock();
        try {
            stopAll();
        } finally {
            lifecycle.unlock();
        }
    }

    /** Whether it is being closed, or is closed. */
    public boolean isClosing() {
        return closing;
    }

    /** What it was started with. */
    public Settings settings() {
        return settings;
    }

    /** The database. */
    public EmbeddedDatabase database() {
        return present(database, DATABASE);
    }

    /** The broker. */
    public Broker broker() {
        return present(broker, BROKER);
    }

    /** The broker in this process. */
    public EmbeddedBroker embeddedBroker() {
        return (EmbeddedBroker) broker();
    }

    /** The broker in a process of its own. */
    public BrokerProcess brokerProcess() {
        return (BrokerProcess) broker();
    }

    /** The mail catcher. */
    public MailCatcher mails() {
        return present(mails, "mail catcher");
    }

    /** The keys that sign the server's tokens. */
    public TokenKeyStore tokenKeys() {
        return tokenKeys;
    }

    /** The HTTP server of the providers and the webhook receiver. */
    public LocalHttpServer http() {
        return present(http, "HTTP server");
    }

    /** The payment providers. */
    public Ramps ramps() {
        return present(ramps, "provider");
    }

    /** The fault switches of all providers. */
    public Faults faults() {
        return faults;
    }

    /** The rate provider. */
    public Rates rates() {
        return present(rates, "rate provider");
    }

    /** The sanctions screening. */
    public SanctionsScreening screening() {
        return present(screening, "screening");
    }

    /** The house's bank. */
    public Bank bank() {
        return present(bank, "bank");
    }

    /** The malware scanner. */
    public VirusScanner scanner() {
        return present(scanner, "scanner");
    }

    /** The webhook receiver. */
    public WebhookReceiver webhooks() {
        return present(webhooks, "webhook receiver");
    }

    /** The server. */
    public LibertyServer server() {
        return present(server, SERVER);
    }

    /** The key store with the master key of personal data. */
    public MasterKeyFile masterKey() {
        return new MasterKeyFile(folder.file(MASTER_KEY));
    }

    /** Whether there is a server. */
    public boolean hasServer() {
        return server != null;
    }

    private void claimFolder() throws IOException, InterruptedException {
        folder.claim();
        started.push(new Part(null, folder::close));
        // The server first: it still writes to the database.
        report(SERVER, LibertyServer.endLeftOver(folder.mark(SERVER)));
        report(BROKER, ProcessMark.endLeftOver(folder.mark(BROKER), BROKER_ORPHAN_LIMIT));
        report(DATABASE, ProcessMark.endLeftOver(folder.mark(DATABASE), DATABASE_ORPHAN_LIMIT));
        if (settings.fresh()) {
            folder.wipe();
        }
        progress.folderReady(folder.root());
    }

    private void report(String part, Optional<Long> ended) {
        ended.ifPresent(
                pid -> progress.note("stopped the " + part + " that an earlier run left behind (process " + pid + ")"));
    }

    private Map<Setting, Integer> wantedPorts() {
        Map<Setting, Integer> ports = new LinkedHashMap<>();
        ports.put(Setting.DATABASE_PORT, settings.databasePort());
        if (settings.brokerConfig().isPresent()) {
            ports.put(Setting.BROKER_PORT, settings.brokerPort());
        }
        ports.put(Setting.MAIL_PORT, settings.mailPort());
        ports.put(Setting.SANDBOX_PORT, settings.sandboxPort());
        ports.put(Setting.SCANNER_PORT, settings.scannerPort());
        if (settings.serverInstall().isPresent()) {
            ports.put(Setting.HTTP_PORT, settings.httpPort());
            ports.put(Setting.HTTPS_PORT, settings.httpsPort());
        }
        return ports;
    }

    private void startDatabase() throws IOException, InterruptedException {
        EmbeddedDatabase starting = new EmbeddedDatabase(
                settings.databaseSoftware(),
                folder.file(DATABASE),
                folder.file("database.log"),
                folder.mark(DATABASE),
                settings.databasePort());
        database = starting;
        step(DATABASE, starting.software().name() + " on port " + starting.port(), starting::start, starting::stop);
    }

    private void startBroker() throws IOException, InterruptedException {
        Optional<Path> configuration = settings.brokerConfig();
        if (configuration.isPresent()) {
            Path data = folder.file(BROKER);
            int port = settings.brokerPort();
            Broker starting = settings.brokerProcess()
                    ? new BrokerProcess(configuration.get(), data, folder.file("broker.log"), folder.mark(BROKER), port)
                    : new EmbeddedBroker(configuration.get(), data, port);
            broker = starting;
            step(BROKER, "Artemis on port " + starting.port(), starting::start, starting::stop);
        }
    }

    private void startMails() throws IOException, InterruptedException {
        MailCatcher starting = new MailCatcher(settings.mailPort(), Clock.systemUTC());
        mails = starting;
        step("mails", "mail catcher on port " + starting.port(), starting::start, starting::stop);
    }

    private void startHttp() throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        Latency latency = new Latency(settings.latencyMin(), settings.latencyMax());
        Ramps providers = new Ramps(folder.file("providers"), faults, latency, clock);
        started.push(new Part(null, providers::close));
        SanctionsScreening lists = new SanctionsScreening(folder.file("providers"), faults, latency);
        started.push(new Part(null, lists::close));
        Bank house = new Bank(
                folder.file("providers"),
                URI.create("http://" + Loopback.HOST + ":" + settings.httpPort() + "/api/v1/bank/callbacks"),
                SandboxSecrets.BANK_CALLBACK_SECRET,
                faults,
                latency,
                clock);
        started.push(new Part(null, house::close));
        Rates mids = new Rates(faults, latency, clock);
        WebhookReceiver receiver = new WebhookReceiver(DemoChannel.WEBHOOK_SECRET, clock);
        LocalHttpServer starting = new LocalHttpServer(settings.sandboxPort());
        String description = resource("/openapi/providers.yaml");
        starting.route("GET", "/openapi.yaml", request -> Response.text(200, "application/yaml", description));
        new Switches(faults, latency).addTo(starting);
        providers.addTo(starting);
        lists.addTo(starting);
        house.addTo(starting);
        mids.addTo(starting);
        receiver.addTo(starting);
        mails().addTo(starting);
        ramps = providers;
        screening = lists;
        bank = house;
        rates = mids;
        webhooks = receiver;
        http = starting;
        step(
                "providers",
                "on-ramp, off-ramp, rates, bank, screening, webhook receiver on port " + settings.sandboxPort(),
                starting::start,
                starting::close);
    }

    private void startScanner() throws IOException, InterruptedException {
        VirusScanner starting = new VirusScanner(settings.scannerPort(), faults);
        scanner = starting;
        step("scanner", "malware scanner on port " + settings.scannerPort(), starting::start, starting::close);
    }

    private void migrate() throws IOException, InterruptedException {
        Optional<Path> migrations = settings.schema();
        if (migrations.isPresent()) {
            Instant begin = Instant.now();
            SchemaMigration.Result result = new SchemaMigration(database(), http().url() + DemoChannel.WEBHOOK_PATH)
                    .migrate(migrations.get(), settings.demo());
            progress.started(
                    "schema",
                    "new migrations: " + result.schema() + ", new demo scripts: " + result.demo(),
                    Duration.between(begin, Instant.now()));
            goOn();
        }
    }

    /**
     * A second server of the same system, which does not run yet and which its caller stops: same database, broker and keys,
     * a folder of its own, no TLS.
     *
     * @param home for its files
     * @param httpPort where it answers
     * @param changes environment variables that differ
     */
    public LibertyServer anotherServer(Path home, int httpPort, Map<String, String> changes) {
        Map<String, String> environment = serverEnvironment();
        environment.put("COFFER_HTTP_PORT", Integer.toString(httpPort));
        environment.put("COFFER_HTTPS_PORT", "-1");
        environment.putAll(changes);
        return server(
                home.resolve("usr"),
                home.resolve(SERVER),
                home.resolve("server.log"),
                home.resolve("process"),
                httpPort,
                environment);
    }

    private void startServer() throws IOException, InterruptedException {
        if (settings.serverInstall().isPresent()) {
            masterKey().createIfMissing();
            tokenKeys.prepare();
            LibertyServer starting = server(
                    folder.file("usr"),
                    folder.file(SERVER),
                    folder.file("server.log"),
                    folder.mark(SERVER),
                    settings.httpPort(),
                    serverEnvironment());
            server = starting;
            step(SERVER, "Open Liberty on port " + settings.httpPort(), starting::start, starting::stop);
        }
    }

    private LibertyServer server(
            Path users, Path output, Path log, Path mark, int httpPort, Map<String, String> environment) {
        return new LibertyServer(
                new LibertyFiles(
                        settings.serverInstall().orElseThrow(),
                        settings.serverConfig(),
                        settings.serverApp(),
                        users,
                        output),
                log,
                mark,
                httpPort,
                settings.serverStart(),
                environment);
    }

    private Map<String, String> serverEnvironment() {
        Map<String, String> environment = new HashMap<>(extraEnvironment);
        ServerEnvironment.of(
                        settings,
                        database(),
                        broker(),
                        mails(),
                        http(),
                        scanner(),
                        tokenKeys,
                        masterKey().path())
                .forEach(environment::putIfAbsent);
        return environment;
    }

    private void step(String name, String detail, Action start, Action stop) throws IOException, InterruptedException {
        goOn();
        Instant begin = Instant.now();
        started.push(new Part(name, stop));
        start.run();
        progress.started(name, detail, Duration.between(begin, Instant.now()));
        goOn();
    }

    private void goOn() throws InterruptedException {
        if (closing) {
            throw new InterruptedException("closed while starting");
        }
    }

    private void stopAll() {
        boolean interrupted = Thread.interrupted();
        while (!started.isEmpty()) {
            Part part = started.pop();
            try {
                part.stop().run();
                part.tell(progress);
            } catch (IOException | RuntimeException e) {
                progress.note("did not stop cleanly: " + part.name() + ": " + e);
            } catch (InterruptedException e) {
                interrupted = true;
                started.push(part);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = Stack.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static <T> T present(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException("there is no " + name + " (not started, or not in the settings)");
        }
        return part;
    }
}
