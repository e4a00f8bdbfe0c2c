package io.wattledger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.meter.MoneyOpType;
import io.wattledger.simulator.meter.MoneyOrder;
import io.wattledger.simulator.meter.SerialNumber;
import io.wattledger.simulator.site.LinkKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorProgramTest {
    private static final SerialNumber METER = new SerialNumber("260000000101");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("what was acknowledged on the wire is there after a kill -9, and a repeated write is a duplicate")
    void killedInTheMiddle() throws IOException, InterruptedException {
        int acknowledged = 0;
        int count;
        Process first = program("--time-factor", "0");
        try (BusClient client = new BusClient(portOf(first))) {
            count = client.read(1, 0x0221, 1).getShort();
            assertThat(write(client, order(MoneyOpType.OPEN, ++count, 0))).hasSize(8);
            for (int i = 0; i < 20; i++) {
                assertThat(write(client, order(MoneyOpType.PURCHASE, ++count, 100)))
                        .hasSize(8);
                acknowledged++;
            }
        } finally {
            kill(first);
        }

        Process second = program("--time-factor", "0");
        try (BusClient client = new BusClient(portOf(second))) {
            ByteBuffer fast = client.read(1, 0x021F, 7);
            assertThat(fast.getInt()).isEqualTo(acknowledged * 100);
            assertThat(fast.getShort()).isEqualTo((short) count);
            write(client, order(MoneyOpType.PURCHASE, count, 100));
            assertThat(client.read(1, 0x3022, 1).getShort()).isEqualTo((short) 1);
            ByteBuffer totals = client.read(1, 0x3040, 16);
            assertThat(totals.getLong()).isEqualTo(acknowledged * 100L);
            assertThat(totals.getLong()).isZero();
            assertThat(totals.getLong()).isZero();
            assertThat(totals.getLong()).isEqualTo(acknowledged * 1_000_000L);
        } finally {
            kill(second);
        }
    }

    @Test
    @DisplayName("a reading that was shown is never taken back by a kill -9")
    void readingsNeverGoBack() throws IOException, InterruptedException {
        int energy = 0;
        int balance = 0;
        Process first = program("--time-factor", "100000");
        try (BusClient client = new BusClient(portOf(first))) {
            int count = client.read(1, 0x0221, 1).getShort();
            assertThat(write(client, order(MoneyOpType.OPEN, count + 1, 10_000_000)))
                    .hasSize(8);
            for (int i = 0; i < 100; i++) {
                ByteBuffer block = client.read(1, 0x0215, 12);
                energy = block.getInt();
                balance = block.slice().getInt(16);
            }
        } finally {
            kill(first);
        }

        Process second = program("--time-factor", "0");
        try (BusClient client = new BusClient(portOf(second))) {
            ByteBuffer block = client.read(1, 0x0215, 12);
            assertThat(block.getInt()).isEqualTo(energy);
            assertThat(block.slice().getInt(16)).isEqualTo(balance).isLessThan(10_000_000);
        } finally {
            kill(second);
        }
    }

    @Test
    @DisplayName("a wrong option ends the program with one line and exit code 2, a folder in use with 1")
    void exitCodes() throws IOException, InterruptedException {
        Process wrong = program("--speed", "9");
        assertThat(firstErrorLine(wrong)).isEqualTo("unknown option --speed (see --help)");
        assertThat(wrong.waitFor()).isEqualTo(2);

        Process first = program();
        assertThat(portOf(first)).isPositive();
        Process second = program();
        try {
            assertThat(firstErrorLine(second)).contains("in use");
            assertThat(second.waitFor()).isEqualTo(1);
        } finally {
            kill(first);
        }
    }

    @Test
    @DisplayName("the command line says everything that the library can do")
    void options() {
        SimulatorOptions options = SimulatorOptions.parse(List.of(
                "--buses 3 --meters 5 --link modbus-tcp --host 0.0.0.0 --base-port 20000 --time-factor 60 --seed 7 --pacing"
                        .split(" ")));
        SimulatorOptions faulty = SimulatorOptions.parse(
                List.of("--fault", "LATE=0.25", "--late-ms", "900", "--latency-ms", "50", "--memory", "data"));

        assertThat(options.description().meters()).hasSize(15);
        assertThat(options.description().gateways())
                .allSatisfy(gateway -> assertThat(gateway.link()).isEqualTo(LinkKind.MODBUS_TCP))
                .extracting(gateway -> gateway.buses().get(0).tcpPort())
                .containsExactly(20_000, 20_001, 20_002);
        assertThat(options.pacing()).isTrue();
        assertThat(faulty.faultRates()).containsOnly(java.util.Map.entry(FaultKind.LATE, 0.25));
        assertThat(faulty.memory()).contains(Path.of("data"));
        assertThat(faulty.description().meters()).hasSize(324);
    }

    @ParameterizedTest(name = "{0} is refused")
    @CsvSource({
        "--buses 0",
        "--meters 33",
        "--base-port 65536",
        "--fault LATE",
        "--fault LATE=2",
        "--fault LATE=x",
        "--fault SOON=0.1",
        "--link tcp",
        "--seed",
        "--time-factor x"
    })
    void wrongOptions(String line) {
        assertThatThrownBy(() -> SimulatorOptions.parse(List.of(line.split(" "))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] write(BusClient client, MoneyOrder order) {
        client.send(BusClient.frame(1, BusClient.moneyPdu(order)));
        return client.exactly(8);
    }

    private static MoneyOrder order(MoneyOpType type, int count, long fen) {
        return MoneyOrder.of(type, count, fen, 1_000 + count, METER);
    }

    private Process program(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorProgram.class.getName(),
                "--buses",
                "1",
                "--base-port",
                "0",
                "--memory",
                folder.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).start();
    }

    private static int portOf(Process program) throws IOException {
        String line = reader(program.getInputStream()).readLine();
        return Integer.parseInt(line.replaceAll(".*:(\\d+),.*", "$1"));
    }

    private static String firstErrorLine(Process program) throws IOException {
        return reader(program.getErrorStream())
                .lines()
                .filter(line -> !line.startsWith("SLF4J"))
                .findFirst()
                .orElse("");
    }

    private static BufferedReader reader(java.io.InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private static void kill(Process program) throws InterruptedException {
        program.destroyForcibly();
        program.waitFor();
    }
}
