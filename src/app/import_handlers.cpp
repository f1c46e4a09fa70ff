#include "app/complaint_desk.h"
#include "app/handlers.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

// A table is read and looked at aside; nothing is written before TakeImport, and then all of it at once.
namespace mq::app {
namespace {

using Json = nlohmann::json;
using TablePtr = std::shared_ptr<const content::TableFile>;

constexpr const char* reading_kind = "import-read";
constexpr const char* looking_kind = "import-check";
constexpr const char* mapping_setting = "complaints.import.columns"; ///< names of columns, nothing personal
constexpr std::size_t rows_at_once = 3'000; ///< that are looked at without waiting; about a tenth of a second

/// The import that `number` began, where it is still open.
ImportDesk* import_of(State& state, std::uint64_t number) {
    ComplaintDesk* desk = state.complaints.get();
    return desk && desk->import && desk->import->number == number ? desk->import.get() : nullptr;
}

Result<ImportDesk*> open_import(State& state) {
    const auto desk = complaint_desk(state);
    if (!desk)
        return tl::unexpected<Error>(desk.error());
    ImportDesk* import = (*desk)->import.get();
    if (!import)
        return fail(ErrorKind::refused, state.texts.get("table_import.error.none"));
    return import;
}

Result<ComplaintRules> table_rules(State& state) {
    auto rules = complaint_rules(state);
    if (rules)
        rules->needs_channel = false;
    return rules;
}

std::map<std::string, std::string> remembered_heads(const State& state) {
    const auto kept = state.store->setting(mapping_setting);
    if (!kept || !*kept)
        return {};
    try {
        return Json::parse(**kept).get<std::map<std::string, std::string>>();
    } catch (const Json::exception&) { // of a newer program, perhaps: then nothing is remembered
        return {};
    }
}

void remember_heads(State& state, const ImportDesk& import) {
    Json heads = Json::object();
    for (const auto& [field, column] : import.mapping)
        heads[field] = folded_head(import.heads[column]);
    const std::uint64_t before = state.store->data_version();
    if (const Status done = state.store->set_setting(mapping_setting, heads.dump()); !done)
        spdlog::warn("mapping of the import not kept: {} {}", done.error().message, done.error().detail);
    else
        complaints_unchanged(state, before);
}

void take_verdict(ImportDesk& import, ImportVerdict verdict) {
    import.verdict = std::move(verdict);
    import.reading = false;
}

Status look(State& state, ImportDesk& import);

/// What came of looking aside: once more where the mapping changed meanwhile.
Status looked(State& state, std::uint64_t number, ImportVerdict verdict) {
    ImportDesk* import = import_of(state, number);
    if (!import)
        return {};
    take_verdict(*import, std::move(verdict));
    if (std::exchange(import->again, false))
        return look(state, *import);
    return show_complaints(state);
}

void fail_import(State& state, std::uint64_t number, const Error& error) {
    ImportDesk* import = import_of(state, number);
    if (!import)
        return;
    import->reading = false;
    import->error = error.message;
    spdlog::warn("import: {} ({})", error.message, error.detail);
    if (const Status done = show_complaints(state); !done)
        notify(state, NoticeKind::error, done.error().message);
}

Status look_aside(State& state, ImportDesk& import, ComplaintRules rules, ImportWords words) {
    struct Look {
        TablePtr table;
        std::size_t head;
        ImportMapping mapping;
        ComplaintRules rules;
        ImportWords words;
        std::unordered_map<std::string, Uuid> known;
    };
    auto what = std::make_shared<const Look>(Look{import.table, import.head, import.mapping, std::move(rules),
                                                  std::move(words), state.complaints->numbers});
    LongWork work;
    work.kind = looking_kind;
    work.title = state.texts.format("table_import.looking", fmt::arg("file", import.file));
    work.run = [what, number = import.number](WorkVoice& voice) -> Result<AfterWork> {
        auto verdict = std::make_shared<ImportVerdict>(
            examine(*what->table, what->head, what->mapping, what->rules, what->words, what->known,
                    [&](double share) { return voice.tell(share); }));
        if (voice.cancelled())
            return fail(ErrorKind::refused, what->rules.texts->get("work.stopped"));
        return AfterWork(
            [verdict, number](State& later) { return looked(later, number, std::move(*verdict)); });
    };
    work.failed = [number = import.number](State& later, const Error& error) {
        fail_import(later, number, error);
    };
    import.reading = true;
    if (Status begun = begin_aside(state, std::move(work)); !begun) {
        import.reading = false;
        return begun;
    }
    return show_complaints(state);
}

/// Looks at the table with its mapping: at once where it is small, else aside.
Status look(State& state, ImportDesk& import) {
    if (runs_aside(state, looking_kind)) {
        import.again = true;
        return show_complaints(state);
    }
    auto rules = table_rules(state);
    if (!rules)
        return tl::unexpected<Error>(rules.error());
    ImportWords words(*rules, state.other_texts);
    if (import.table->table.rows() > rows_at_once)
        return look_aside(state, import, std::move(*rules), std::move(words));
    take_verdict(import, examine(*import.table, import.head, import.mapping, *rules, words,
                                 state.complaints->numbers));
    return show_complaints(state);
}

Status table_read(State& state, std::uint64_t number, TablePtr table) {
    ImportDesk* import = import_of(state, number);
    if (!import)
        return {};
    const auto desk = complaint_desk(state); // something else may have been written meanwhile
    if (!desk)
        return tl::unexpected<Error>(desk.error());
    const auto rules = table_rules(state);
    if (!rules)
        return tl::unexpected<Error>(rules.error());
    const ImportWords words(*rules, state.other_texts);
    import->table = std::move(table);
    import->reading = false;
    import->head = head_row(import->table->table, words);
    import->heads = heads_of(import->table->table, import->head);
    import->mapping = words.guess(import->heads, remembered_heads(state));
    return look(state, *import);
}

Status begin_reading(State& state, const std::string& path, const std::string& sheet) {
    const auto desk = complaint_desk(state);
    if (!desk)
        return tl::unexpected<Error>(desk.error());
    auto import = std::make_unique<ImportDesk>();
    import->path = path;
    import->file = std::filesystem::path(path).filename().string();
    import->reading = true;
    import->number = ++(*desk)->imports;
    LongWork work;
    work.kind = reading_kind;
    work.title = state.texts.format("table_import.reading", fmt::arg("file", import->file));
    work.run = [path, sheet, number = import->number](WorkVoice& voice) -> Result<AfterWork> {
        auto file = content::read_table(path, sheet, [&](double share) { return voice.tell(share); });
        if (!file)
            return tl::unexpected<Error>(file.error());
        auto table = std::make_shared<const content::TableFile>(std::move(*file));
        return AfterWork([table, number](State& later) { return table_read(later, number, table); });
    };
    work.failed = [number = import->number](State& later, const Error& error) {
        fail_import(later, number, error);
    };
    if (Status begun = begin_aside(state, std::move(work)); !begun)
        return begun;
    (*desk)->import = std::move(import);
    return show_complaints(state);
}

void stop_asides(State& state) {
    for (Aside& aside : state.asides)
        if (aside.kind == reading_kind || aside.kind == looking_kind)
            aside.voice->cancel();
}

bool complete(const ImportMapping& mapping) {
    return std::ranges::all_of(import_fields(), [&](const ImportFieldInfo& field) {
        return !field.required || mapping.contains(field.id);
    });
}

std::string taken_line(const Texts& texts, const ImportVerdict& verdict) {
    std::string out = texts.format("table_import.taken", fmt::arg("n", verdict.take.size()));
    if (verdict.known > 0)
        out += ' ' + texts.format("table_import.taken_known", fmt::arg("n", verdict.known));
    if (verdict.skipped > 0)
        out += ' ' + texts.format("table_import.taken_skipped", fmt::arg("n", verdict.skipped));
    return out;
}

} // namespace

TableImport import_model(const State& state, const ComplaintDesk& desk) {
    TableImport out;
    out.revision = state.model.revision + 1;
    if (!desk.import)
        return out;
    const ImportDesk& import = *desk.import;
    out.open = true;
    out.path = import.path;
    out.file = import.file;
    out.reading = import.reading;
    out.error = import.error;
    if (!import.table)
        return out;
    out.sheet = import.table->sheet;
    out.sheets = import.table->sheets;
    for (std::size_t column = 0; column < import.heads.size(); ++column)
        out.columns.push_back(
            import.heads[column].empty()
                ? state.texts.format("table_import.column", fmt::arg("name", content::column_name(column)))
                : import.heads[column]);
    ComplaintRules names; // of the fields: steps are those of the competency
    names.texts = std::make_shared<const Texts>(state.texts);
    for (const domain::Step& step : state.competency().steps)
        names.steps.push_back({step.id, state.texts.of(step.name), {}});
    for (const ImportFieldInfo& field : import_fields()) {
        const auto column = import.mapping.find(field.id);
        out.fields.push_back({std::string(field.id), import_field_name(field.id, names), field.required,
                              column == import.mapping.end() ? std::nullopt : std::optional(column->second)});
    }
    out.preview = import.verdict.preview;
    out.problems = import.verdict.problems;
    out.problem_count = import.verdict.problem_count;
    out.rows = import.verdict.rows;
    out.good = static_cast<int>(import.verdict.take.size());
    out.known = import.verdict.known;
    out.skipped = import.verdict.skipped;
    out.ready = !import.reading && complete(import.mapping) && out.good > 0;
    return out;
}

Status handle(State& state, const BeginImport& command) {
    return begin_reading(state, command.path, {});
}

Status handle(State& state, const ChooseSheet& command) {
    const auto import = open_import(state);
    if (!import)
        return tl::unexpected<Error>(import.error());
    return begin_reading(state, (*import)->path, command.sheet);
}

Status handle(State& state, const MapColumn& command) {
    const auto opened = open_import(state);
    if (!opened)
        return tl::unexpected<Error>(opened.error());
    ImportDesk& import = **opened;
    const bool known =
        std::ranges::find(import_fields(), command.field, &ImportFieldInfo::id) != import_fields().end();
    if (!import.table || !known || (command.column && *command.column >= import.heads.size()))
        return fail(ErrorKind::refused, state.texts.get("table_import.error.none"));
    import.mapping.erase(command.field);
    if (command.column) {
        std::erase_if(import.mapping, [&](const auto& one) { return one.second == *command.column; });
        import.mapping.emplace(command.field, *command.column);
    }
    return look(state, import);
}

Status handle(State& state, const TakeImport&) {
    const auto opened = open_import(state);
    if (!opened)
        return tl::unexpected<Error>(opened.error());
    ImportDesk& import = **opened;
    if (!import.table || import.reading || !complete(import.mapping) || import.verdict.take.empty())
        return fail(ErrorKind::refused, state.texts.get("table_import.error.not_ready"));
    const auto& numbers = state.complaints->numbers;
    const bool changed = std::ranges::any_of(import.verdict.take, [&](const store::ComplaintLogged& one) {
        return numbers.contains(number_key(one.number));
    });
    if (changed) { // somebody logged one of them meanwhile: what is shown no longer holds
        if (Status done = look(state, import); !done)
            return done;
        return fail(ErrorKind::refused, state.texts.get("table_import.error.changed"));
    }
    std::vector<std::pair<Uuid, store::ComplaintLogged>> what;
    what.reserve(import.verdict.take.size());
    for (const store::ComplaintLogged& one : import.verdict.take)
        what.emplace_back(state.store->new_id(state.clock->now()), one);
    if (Status done = write_complaints(state, std::move(what)); !done)
        return done;
    remember_heads(state, import);
    notify(state, import.verdict.skipped > 0 ? NoticeKind::warning : NoticeKind::good,
           taken_line(state.texts, import.verdict));
    state.complaints->import.reset();
    return show_complaints(state);
}

Status handle(State& state, const LeaveImport&) {
    if (!state.complaints || !state.complaints->import)
        return {};
    stop_asides(state);
    state.complaints->import.reset();
    return show_complaints(state);
}

} // namespace mq::app
