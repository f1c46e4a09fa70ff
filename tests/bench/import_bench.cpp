// How fast a table of complaints is read, looked at and taken in, beside a plain bulk insert of the same
// rows: one prepared statement, one transaction, indexes built last, nothing parsed, normalised, checked or
// chained.
#include "app/app.h"
#include "content/table_file.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <xlsxwriter.h>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

using namespace mq;

namespace {

constexpr int rows = 10'000;
constexpr int columns = 10;

class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / "monqua-import-bench") {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_ / "share");
        const std::filesystem::path source(MONQUA_SOURCE_DIR);
        for (const char* part : {"competencies", "text", "acts", "handbook"})
            std::filesystem::create_directory_symlink(source / "assets" / part, path_ / "share" / part);
        std::filesystem::create_directories(path_ / "share" / "scenarios");
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::string cell(int row, int column) {
    switch (column) {
        case 0: return row < 0 ? "Số phiếu" : fmt::format("P-{}", row);
        case 1: return row < 0 ? "Ngày nhận" : fmt::format("{:02}/10/2025 08:{:02}", 1 + row % 28, row % 60);
        case 2: return row < 0 ? "Khách hàng" : fmt::format("Nguyễn Thị Khách {}", row);
        case 3: return row < 0 ? "Điện thoại" : fmt::format("09{:08}", row);
        case 4: return row < 0 ? "Kênh" : row % 2 == 0 ? "Zalo" : "Hotline";
        case 5: return row < 0 ? "Nguyên nhân" : row % 3 == 0 ? "Lời hứa" : "Giao chậm";
        case 6:
            return row < 0 ? "Nội dung" : fmt::format("Hẹn giao sáng mà chiều chưa thấy, gọi {} lần", row);
        case 7: return row < 0 ? "Mong muốn" : "Hoàn tiền";
        case 8: return row < 0 ? "Ngày đóng" : fmt::format("{:02}/11/2025", 1 + row % 28);
        default: return row < 0 ? "Hài lòng" : std::to_string(1 + row % 5);
    }
}

std::string csv() {
    std::string out;
    for (int row = -1; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            out += '"' + cell(row, column) + '"' + (column + 1 < columns ? "," : "\r\n");
    return out;
}

std::string workbook() {
    const auto path = std::filesystem::temp_directory_path() / "monqua-import-bench.xlsx";
    lxw_workbook* book = workbook_new(path.c_str());
    lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
    for (int row = -1; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            worksheet_write_string(sheet, static_cast<lxw_row_t>(row + 1), static_cast<lxw_col_t>(column),
                                   cell(row, column).c_str(), nullptr);
    if (workbook_close(book) != LXW_NO_ERROR)
        throw std::runtime_error("no workbook");
    std::ifstream file(path, std::ios::binary);
    std::string out{std::istreambuf_iterator<char>(file), {}};
    std::filesystem::remove(path);
    return out;
}

void tell_rate(benchmark::State& state) {
    state.counters["rows/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * rows, benchmark::Counter::kIsRate);
}

void read_table(benchmark::State& state, const std::string& bytes) {
    for (auto _ : state) {
        const auto file = content::table_of(bytes, "so");
        if (!file || file->table.rows() != rows + 1)
            throw std::runtime_error("table not read");
        benchmark::DoNotOptimize(file);
    }
    tell_rate(state);
}

void read_csv(benchmark::State& state) {
    read_table(state, csv());
}

void read_workbook(benchmark::State& state) {
    read_table(state, workbook());
}

std::unique_ptr<app::App> lead(const Folder& folder) {
    app::AppOptions options;
    options.share = folder.path() / "share";
    options.data_dir = folder.path() / "data";
    options.seed = 1;
    auto app = app::App::open(options);
    if (app->model().page == app::Page::first_run)
        app->run(app::CompleteFirstRun{"Trưởng nhóm", app::Role::lead, {}});
    return app;
}

void wait(app::App& app) {
    while (app.busy()) {
        app.poll();
        std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
}

double seconds_since(std::chrono::steady_clock::time_point begun) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

/// From choosing the file to the log with it; once with the file to be looked at, once for the writing alone.
void import_whole(benchmark::State& state) {
    const std::string bytes = csv();
    double writing = 0.0;
    for (auto _ : state) {
        const Folder folder;
        const auto path = folder.path() / "so.csv";
        std::ofstream(path, std::ios::binary) << bytes;
        const auto app = lead(folder);
        const auto begun = std::chrono::steady_clock::now();
        app->run(app::BeginImport{path.string()});
        wait(*app);
        if (app->model().complaints.import.good != rows)
            throw std::runtime_error("rows left out");
        const auto looked = std::chrono::steady_clock::now();
        app->run(app::TakeImport{});
        state.SetIterationTime(seconds_since(begun));
        writing += seconds_since(looked);
        if (app->model().complaints.lines.size() != rows)
            throw std::runtime_error("rows not taken");
    }
    tell_rate(state);
    state.counters["writing s"] = writing / static_cast<double>(state.iterations());
}

/// The log with that many complaints: opened anew, and one more saved.
void open_log(benchmark::State& state) {
    const Folder folder;
    const auto path = folder.path() / "so.csv";
    std::ofstream(path, std::ios::binary) << csv();
    const auto app = lead(folder);
    app->run(app::BeginImport{path.string()});
    wait(*app);
    app->run(app::TakeImport{});
    app::ComplaintEntry entry;
    entry.channel = "phone";
    entry.what = "Một khiếu nại nữa";
    entry.received = "2026-01-05 08:00";
    int number = 0;
    for (auto _ : state) {
        entry.number = fmt::format("N-{}", number++);
        app->run(app::SaveComplaint{{}, entry});
    }
    if (app->model().complaints.lines.size() != static_cast<std::size_t>(rows + number))
        throw std::runtime_error("not saved");
    const auto begun = std::chrono::steady_clock::now();
    const auto again = [&] {
        app->run(app::OpenPage{app::Page::complaints});
        return seconds_since(begun);
    };
    state.counters["page again ms"] = again() * 1'000.0;
}

void bulk_insert(benchmark::State& state) {
    for (auto _ : state) {
        const Folder folder;
        SQLite::Database database((folder.path() / "bulk.db").string(),
                                  SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE complaint (id INTEGER "
            "PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT, g TEXT, h TEXT, i TEXT, j TEXT)");
        std::vector<std::string> cells;
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column)
                cells.push_back(cell(row, column));
        const auto begun = std::chrono::steady_clock::now();
        SQLite::Transaction transaction(database);
        SQLite::Statement insert(database,
                                 "INSERT INTO complaint (a, b, c, d, e, f, g, h, i, j) VALUES (?, ?, ?, ?, "
                                 "?, ?, ?, ?, ?, ?)");
        for (std::size_t row = 0; row < static_cast<std::size_t>(rows); ++row) {
            for (int column = 0; column < columns; ++column)
                insert.bindNoCopy(column + 1, cells[row * columns + static_cast<std::size_t>(column)]);
            insert.exec();
            insert.reset();
        }
        database.exec(
            "CREATE UNIQUE INDEX by_number ON complaint (a); CREATE INDEX by_day ON complaint (b, f, i)");
        transaction.commit();
        state.SetIterationTime(seconds_since(begun));
    }
    tell_rate(state);
}

BENCHMARK(read_csv)->Unit(benchmark::kMillisecond);
BENCHMARK(read_workbook)->Unit(benchmark::kMillisecond);
BENCHMARK(bulk_insert)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(import_whole)->UseManualTime()->Unit(benchmark::kMillisecond)->MinTime(3.0);
BENCHMARK(open_log)->Unit(benchmark::kMillisecond)->Iterations(20);

} // namespace

BENCHMARK_MAIN();
