package io.coffer.wallet.statement;

import io.coffer.ledger.Side;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.wallet.history.WalletLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Statements as ISO 20022 camt.053.001.08 (BankToCustomerStatementV08), written as they are read. Identifiers there have 35
 * characters at most, so our ids stand there without dashes. Only currencies can be shown: amounts are named by ISO 4217.
 */
@ApplicationScoped
public class CamtStatement implements StatementFormat {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
    private static final int MAX_NAME = 70;

    private static final String OPENING_BOOKED = "OPBD";
    private static final String CLOSING_BOOKED = "CLBD";

    /** A day that is not over has no closing balance yet. */
    private static final String INTERIM_BOOKED = "ITBD";

    @Override
    public Outcome<Content> show(Statement statement) {
        return statement.asset().isFiat()
                ? Outcome.done(out -> write(statement, out))
                : Outcome.refused(
                        ProblemType.NOT_A_CURRENCY,
                        "camt.053 names amounts by ISO 4217, where "
                                + statement.asset().code() + " is none. Take JSON, CSV or PDF.",
                        Map.of("asset", statement.asset().code()));
    }

    private static void write(Statement statement, OutputStream out) throws IOException {
        try {
            var xml = new Elements(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8"));
            xml.begin();
            document(statement, xml);
            xml.end();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void document(Statement statement, Elements xml) throws XMLStreamException {
        xml.open("BkToCstmrStmt");
        xml.open("GrpHdr");
        xml.text("MsgId", id(statement.id()));
        xml.text("CreDtTm", instant(statement.createdAt()));
        xml.close();
        xml.open("Stmt");
        xml.text("Id", id(statement.id()));
        xml.text("CreDtTm", instant(statement.createdAt()));
        xml.open("FrToDt");
        xml.text("FrDtTm", local(statement, statement.period().begin()));
        xml.text("ToDtTm", local(statement, statement.period().end()));
        xml.close();
        account(statement, xml);
        balance(OPENING_BOOKED, statement.opening(), statement.period().from(), xml);
        balance(
                statement.isComplete() ? CLOSING_BOOKED : INTERIM_BOOKED,
                statement.closing(),
                statement.period().to(),
                xml);
        totals(statement, xml);
        for (WalletLine line : statement.lines()) {
            entry(statement, line, xml);
        }
        xml.close();
        xml.close();
    }

    private static void account(Statement statement, Elements xml) throws XMLStreamException {
        xml.open("Acct");
        xml.open("Id");
        xml.open("Othr");
        xml.text("Id", id(statement.accountId()));
        xml.close();
        xml.close();
        xml.text("Ccy", statement.asset().code());
        xml.text("Nm", shortened(statement.walletName()));
        xml.close();
    }

    private static void balance(String code, Money balance, LocalDate day, Elements xml) throws XMLStreamException {
        xml.open("Bal");
        xml.open("Tp");
        xml.open("CdOrPrtry");
        xml.text("Cd", code);
        xml.close();
        xml.close();
        amount(balance, xml);
        date("Dt", day, xml);
        xml.close();
    }

    private static void totals(Statement statement, Elements xml) throws XMLStreamException {
        var net = statement.closing().minus(statement.opening());
        xml.open("TxsSummry");
        xml.open("TtlNtries");
        xml.text("NbOfNtries", Long.toString(statement.count()));
        xml.text("Sum", statement.credits().sum().plus(statement.debits().sum()).plain());
        xml.open("TtlNetNtry");
        xml.text("Amt", net.isNegative() ? net.negate().plain() : net.plain());
        xml.text("CdtDbtInd", direction(net));
        xml.close();
        xml.close();
        total("TtlCdtNtries", statement.credits(), xml);
        total("TtlDbtNtries", statement.debits(), xml);
        xml.close();
    }

    private static void total(String name, Statement.Total total, Elements xml) throws XMLStreamException {
        xml.open(name);
        xml.text("NbOfNtries", Long.toString(total.count()));
        xml.text("Sum", total.sum().plain());
        xml.close();
    }

    private static void entry(Statement statement, WalletLine line, Elements xml) throws XMLStreamException {
        xml.open("Ntry");
        xml.text("NtryRef", Long.toString(line.sequence()));
        amount(line.signed(), xml);
        if (line.reverses().isPresent()) {
            xml.text("RvslInd", "true");
        }
        xml.open("Sts");
        xml.text("Cd", "BOOK");
        xml.close();
        date("BookgDt", LocalDate.ofInstant(line.postedAt(), statement.period().zone()), xml);
        date("ValDt", line.effectiveDate(), xml);
        xml.text("AcctSvcrRef", id(line.entryId()));
        xml.open("BkTxCd");
        xml.open("Prtry");
        xml.text("Cd", shortened(line.kind(), 35));
        xml.text("Issr", "COFFER");
        xml.close();
        xml.close();
        if (line.clientReference().isPresent()) {
            xml.open("NtryDtls");
            xml.open("TxDtls");
            xml.open("RmtInf");
            xml.text("Ustrd", line.clientReference().get());
            xml.close();
            xml.close();
            xml.close();
        }
        xml.text("AddtlNtryInf", line.reference());
        xml.close();
    }

    private static void amount(Money signed, Elements xml) throws XMLStreamException {
        xml.amount(signed.isNegative() ? signed.negate() : signed);
        xml.text("CdtDbtInd", direction(signed));
    }

    private static String direction(Money signed) {
        return (signed.isNegative() ? Side.DEBIT : Side.CREDIT) == Side.DEBIT ? "DBIT" : "CRDT";
    }

    private static void date(String name, LocalDate day, Elements xml) throws XMLStreamException {
        xml.open(name);
        xml.text("Dt", day.toString());
        xml.close();
    }

    private static String id(UUID id) {
        return id.toString().replace("-", "");
    }

    private static String instant(Instant instant) {
        return instant.toString();
    }

    private static String local(Statement statement, Instant instant) {
        return OffsetDateTime.ofInstant(instant, statement.period().zone())
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String shortened(String name) {
        return shortened(name, MAX_NAME);
    }

    /** The first so many characters, none of them cut in two. */
    private static String shortened(String text, int max) {
        return text.codePointCount(0, text.length()) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max));
    }

    /** Writes elements, each in the namespace of the document. */
    private record Elements(XMLStreamWriter xml) {

        void begin() throws XMLStreamException {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(NAMESPACE);
            open("Document");
            xml.writeDefaultNamespace(NAMESPACE);
        }

        void open(String name) throws XMLStreamException {
            xml.writeStartElement(NAMESPACE, name);
        }

        void close() throws XMLStreamException {
            xml.writeEndElement();
        }

        void text(String name, String text) throws XMLStreamException {
            open(name);
            xml.writeCharacters(text);
            close();
        }

        void amount(Money amount) throws XMLStreamException {
            open("Amt");
            xml.writeAttribute("Ccy", amount.asset().code());
            xml.writeCharacters(amount.plain());
            close();
        }

        void end() throws XMLStreamException {
            xml.writeEndDocument();
            xml.flush();
        }
    }
}
