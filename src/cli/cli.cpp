#include "cli/cli.h"

#include "cli/commands.h"
#include "cli/export_commands.h"
#include "cli/passphrase.h"

#include "app/config.h"
#include "content/acts_file.h"
#include "content/competency_file.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

namespace mq::cli {
namespace {

constexpr std::size_t most_input = std::size_t{64} << 20U;

struct Parsed {
    WindowRequest window;
    std::string data;
    std::string demo;
    std::string tour;
    std::string size;
    float scale = 0.0F;
    std::vector<std::string> check_paths;
    bool check_json = false;
    bool check_matrix = false;
    PlayOptions play;
    SimulateOptions simulate;
    ScoreOptions score;
    ReplyOptions reply;
    AgreeOptions agree;
    DbOptions db;
    RestoreOptions restore;
    DemoDataOptions demo_data;
    ExportCommands exports;
    KeyOptions keys;
};

void declare_window(CLI::App& program, Parsed& parsed) {
    program.add_option("--data", parsed.data, "use DIR instead of the user's data folder")->type_name("DIR");
    program
        .add_flag("--demo{trainee}", parsed.demo,
                  "open a throw-away database with a believable history; --demo=hr: as HR, with interviews; "
                  "--demo=lead: as the lead of a team")
        ->check(CLI::IsMember({"trainee", "hr", "lead"}));
    program.add_option("--tour", parsed.tour, "walk through every screen and leave pictures in DIR")
        ->type_name("DIR");
    program.add_option("--scale", parsed.scale,
                       "scale of the window instead of the monitor's (1.5 is 150 %)");
    program.add_option("--size", parsed.size, "size of the window in pixels, e.g. 1280x720")
        ->type_name("WxH");
    program.add_flag("--bench-first-frame", parsed.window.bench_first_frame,
                     "print milliseconds to the first frame and memory, then quit");
}

void declare_content(CLI::App& program, Parsed& parsed) {
    auto* check = program.add_subcommand("check", "check scenario, question, competency and text files");
    check->add_option("PATH", parsed.check_paths, "files or folders")->required();
    check->add_flag("--json", parsed.check_json);
    check->add_flag("--matrix", parsed.check_matrix, "print what the scenes train between them, as Markdown")
        ->excludes("--json");
    auto* play = program.add_subcommand("play", "play a scenario in the terminal, or by an answers file");
    play->add_option("FILE", parsed.play.file)->required();
    play->add_option("--answers", parsed.play.answers, "answers, one a line; - is standard input");
    play->add_option("--age", parsed.play.age, "age of the trainee, for forms of address")
        ->check(CLI::Range(15, 80));
    play->add_option("--gender", parsed.play.gender)->check(CLI::IsMember({"female", "male"}));
    play->add_option("--region", parsed.play.region)->check(CLI::IsMember({"north", "central", "south"}));
    play->add_flag("--json", parsed.play.json);
    auto* simulate = program.add_subcommand("simulate", "play a scenario by itself many times");
    simulate->add_option("FILE", parsed.simulate.file)->required();
    simulate->add_option("--runs", parsed.simulate.runs)
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{100'000'000}));
    simulate->add_option("--seed", parsed.simulate.seed);
    simulate->add_option("--policy", parsed.simulate.policy)
        ->check(CLI::IsMember({"random", "best", "worst"}));
    simulate->add_flag("--json", parsed.simulate.json);
}

void declare_score(CLI::App& program, Parsed& parsed) {
    auto* score = program.add_subcommand("score", "evidence in, standing out");
    auto* file = score->add_option("FILE.json", parsed.score.file);
    auto* simulate =
        score->add_flag("--simulate", parsed.score.simulate,
                        "instead of a file: how well the model finds people it has drawn itself");
    simulate->excludes(file);
    score->add_option("--people", parsed.score.people, "drawn for each design")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000}))
        ->needs(simulate);
    score->add_option("--seed", parsed.score.seed)->needs(simulate);
    score->add_flag("--json", parsed.score.json);
}

void declare_reply(CLI::App& program, Parsed& parsed) {
    auto* reply =
        program.add_subcommand("reply", "code typed replies into acts; measure where acts are marked");
    auto* what = reply->add_option_group("what"); // one of the two
    what->add_option("FILE.jsonl", parsed.reply.file, "one JSON object a line; - is standard input");
    auto* corrections = what->add_option("--corrections", parsed.reply.corrections,
                                         "print the replies that leads corrected in DATABASE, in that form");
    corrections->type_name("DATABASE");
    what->require_option(1);
    reply->add_flag("--json", parsed.reply.json)->excludes(corrections);
}

void declare_agree(CLI::App& program, Parsed& parsed) {
    auto* agree =
        program.add_subcommand("agree", "how far raters agree: a table of ratings in, a figure out");
    agree->add_option("FILE.csv", parsed.agree.file, "first column the subject, then one for each rater")
        ->required();
    agree->add_option("--measure", parsed.agree.measure, "kappa, alpha, icc, fleiss or severity")->required();
    agree->add_option("--weights", parsed.agree.weights, "of kappa: none, linear or quadratic");
    agree->add_option("--level", parsed.agree.level, "of alpha: nominal, ordinal, interval or ratio");
    agree->add_flag("--json", parsed.agree.json);
}

void declare_db(CLI::App& program, Parsed& parsed) {
    auto* db = program.add_subcommand("db", "care of a database file");
    db->require_subcommand(1);
    for (const char* action : {"check", "info", "backup", "backups"}) {
        auto* sub = db->add_subcommand(action);
        sub->add_option("FILE", parsed.db.file)->required();
        if (std::string(action) == "backup")
            sub->add_option("TO", parsed.db.to)->required();
        sub->add_flag("--json", parsed.db.json);
        sub->callback([&parsed, action] { parsed.db.action = action; });
    }
    auto* restore =
        db->add_subcommand("restore", "compare a backup with FILE; with --yes, put it in its place");
    restore->add_option("FILE", parsed.restore.file)->required();
    restore->add_option("BACKUP", parsed.restore.backup)->required();
    auto* yes = restore->add_flag("--yes", parsed.restore.yes, "do it; the replaced file is kept");
    restore->add_option("--side", parsed.restore.side, "copy the backup to OUT and leave FILE alone")
        ->type_name("OUT")
        ->excludes(yes);
    restore->add_flag("--json", parsed.restore.json);
    restore->callback([&parsed] { parsed.db.action = "restore"; });
}

void declare_demo_data(CLI::App& program, Parsed& parsed) {
    auto* data = program.add_subcommand("demo-data", "write the database of a made-up firm");
    data->add_option("--people", parsed.demo_data.people)->check(CLI::Range(12, 20'000));
    data->add_option("--years", parsed.demo_data.years, "of history")->check(CLI::Range(1, 10));
    data->add_option("--seed", parsed.demo_data.seed);
    data->add_option("--now", parsed.demo_data.now, "last day of the history; today when left out")
        ->type_name("YYYY-MM-DD");
    data->add_option("--out", parsed.demo_data.out, "a file that isn't there yet")
        ->required()
        ->type_name("FILE");
    data->add_flag("--json", parsed.demo_data.json);
}

bool read_size(Parsed& parsed) {
    if (parsed.size.empty())
        return true;
    int width = 0;
    int height = 0;
    if (std::sscanf(parsed.size.c_str(), "%dx%d", &width, &height) != 2 || width < 320 || height < 240)
        return false;
    parsed.window.width = width;
    parsed.window.height = height;
    return true;
}

/// The database that commands read when they name none.
std::filesystem::path own_database(const Parsed& parsed, const OwnPlaces& own) {
    const std::filesystem::path folder = parsed.data.empty()
                                             ? app::configured_data_dir(own.config_file).value_or(own.data)
                                             : std::filesystem::path(parsed.data);
    return folder / "monqua.db";
}

Invocation dispatch(const CLI::App& program, Parsed& parsed, const std::filesystem::path& share,
                    const OwnPlaces& own) {
    parsed.keys.key_dir = key_folder(own.config_file);
    if (const auto code = run_exports(program, parsed.exports, share, own_database(parsed, own), parsed.keys))
        return *code;
    if (program.got_subcommand("check"))
        return parsed.check_matrix ? matrix_command(share, parsed.check_paths)
                                   : check_command(share, parsed.check_paths, parsed.check_json);
    if (program.got_subcommand("play"))
        return play_command(share, parsed.play);
    if (program.got_subcommand("simulate"))
        return simulate_command(share, parsed.simulate);
    if (program.got_subcommand("score"))
        return score_command(share, parsed.score);
    if (program.got_subcommand("reply"))
        return parsed.reply.corrections.empty()
                   ? reply_command(share, parsed.reply)
                   : corrections_command(share, parsed.reply.corrections, parsed.keys);
    if (program.got_subcommand("agree"))
        return agree_command(parsed.agree);
    if (program.got_subcommand("db"))
        return parsed.db.action == "restore"   ? db_restore_command(parsed.restore)
               : parsed.db.action == "backups" ? db_backups_command(parsed.db)
                                               : db_command(parsed.db);
    if (program.got_subcommand("demo-data"))
        return demo_data_command(share, parsed.demo_data);
    if (!parsed.data.empty())
        parsed.window.data_dir = std::filesystem::absolute(parsed.data);
    parsed.window.demo = !parsed.demo.empty();
    parsed.window.demo_hr = parsed.demo == "hr";
    parsed.window.demo_lead = parsed.demo == "lead";
    if (!parsed.tour.empty())
        parsed.window.tour = std::filesystem::absolute(parsed.tour);
    if (parsed.scale > 0.0F)
        parsed.window.scale = parsed.scale;
    if (!read_size(parsed)) {
        print_error("--size: viết dạng 1280x720.");
        return exit_wrong_use;
    }
    return parsed.window;
}

} // namespace

Invocation run(int argc, const char* const* argv, const std::filesystem::path& share, const OwnPlaces& own) {
    CLI::App program("Món Quà: luyện xử lý khiếu nại, phỏng vấn có cấu trúc, và mức năng lực có bằng chứng",
                     "monqua");
    program.set_version_flag("--version", "monqua 0.1.0");
    program.require_subcommand(0, 1);
    program.fallthrough(); // --data may stand before or after the command
    Parsed parsed;
    declare_window(program, parsed);
    declare_content(program, parsed);
    declare_score(program, parsed);
    declare_reply(program, parsed);
    declare_agree(program, parsed);
    declare_db(program, parsed);
    declare_exports(program, parsed.exports);
    declare_demo_data(program, parsed);
    declare_keys(program, parsed.keys);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = program.exit(error);
        return code == 0 ? exit_good : exit_wrong_use;
    }
    return dispatch(program, parsed, share, own);
}

std::filesystem::path key_folder(const std::filesystem::path& config_file) {
    return config_file.empty() ? std::filesystem::path() : config_file.parent_path() / "keys";
}

Result<domain::Competency> competency_from(const std::filesystem::path& share) {
    auto loaded = content::load_competency_file(share / "competencies" / "a01.yaml");
    if (loaded.competency)
        return std::move(*loaded.competency);
    return fail(ErrorKind::bad_input, "Không đọc được mô hình năng lực A01.",
                loaded.diagnostics.empty() ? "" : content::line_of(loaded.diagnostics.front()));
}

Result<domain::ReplyCoder> coder_from(const std::filesystem::path& share) {
    auto loaded = content::load_acts_folder(share / "acts");
    if (loaded.lexicon)
        return domain::ReplyCoder(std::move(*loaded.lexicon));
    return fail(ErrorKind::bad_input, "Không đọc được bộ từ của các hành vi lời nói.",
                loaded.diagnostics.empty() ? "" : content::line_of(loaded.diagnostics.front()));
}

void print(const std::string& text) {
    fmt::print("{}\n", text);
}
void print_error(const std::string& text) {
    fmt::print(stderr, "{}\n", text);
}

int report(const Error& error, bool json) {
    if (json)
        print(nlohmann::json{
            {"error", {{"kind", name_of(error.kind)}, {"message", error.message}, {"detail", error.detail}}}}
                  .dump());
    print_error("monqua: " + error.message + (error.detail.empty() ? "" : " (" + error.detail + ")"));
    return exit_wrong_use;
}

Result<std::string> read_text(const std::string& path) {
    std::string out;
    if (path == "-") {
        out.assign(std::istreambuf_iterator<char>(std::cin), {});
    } else {
        std::error_code error;
        const auto size = std::filesystem::file_size(path, error);
        if (error)
            return fail(ErrorKind::not_found, fmt::format("Không mở được tệp “{}”.", path), error.message());
        if (size > most_input)
            return fail(ErrorKind::bad_input, fmt::format("Tệp “{}” lớn hơn 64 MiB.", path));
        std::ifstream in(path, std::ios::binary);
        out.assign(std::istreambuf_iterator<char>(in), {});
        if (!in && !in.eof())
            return fail(ErrorKind::io, fmt::format("Đọc tệp “{}” bị dở dang.", path));
    }
    return out;
}

double rounded(double value) {
    return std::round(value * 1e6) / 1e6;
}

} // namespace mq::cli
