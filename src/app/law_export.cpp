#include "app/handlers.h"
#include "app/law.h"
#include "app/person_file.h"
#include "base/text.h"

#include <fmt/format.h>
#include <filesystem>
#include <utility>

// Everything about a person, handed over: worked out aside, written whole, and noted down.
namespace mq::app {
namespace {

namespace fs = std::filesystem;

/// A folder name that every system takes: letters without marks, digits and hyphens.
std::string folder_name(std::string_view name, Day day) {
    std::string folded = text::fold(name).substr(0, 60);
    for (char& c : folded)
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
            c = '-';
    return fmt::format("du-lieu-{}-{}", folded.empty() ? "ca-nhan" : folded, iso_day(day));
}

Result<fs::path> folder_for(const State& state, const ExportPersonData& command, const std::string& name) {
    const fs::path folder = command.folder.empty()
                                ? state.data_dir / "documents" / folder_name(name, state.today())
                                : fs::path(command.folder);
    if (!folder.is_absolute())
        return fail(ErrorKind::bad_input, state.texts.get("law.error.folder"), folder.string());
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        return fail(ErrorKind::io, state.texts.get("law.error.folder"), failed.message());
    return folder;
}

Status exported(State& state, const Uuid& person, const PersonExported& done) {
    notify(state, NoticeKind::good,
           state.texts.format("law.exported", fmt::arg("name", done.name),
                              fmt::arg("folder", done.folder.string())));
    if (person == state.model.me.id)
        state.model.my_data.exported = done.folder.string();
    if (!state.store || state.store->read_only())
        return {};
    if (Status noted =
            write_about(state, person, Uuid{}, {store::AccessLogged{"person_export", "PDF, JSON"}});
        !noted)
        return noted;
    return state.model.page == Page::law || state.model.page == Page::my_data ? law_done(state, {})
                                                                              : Status{};
}

Status begin_export(State& state, const ExportPersonData& command) {
    if (Status done = require_rights(state, command.person); !done)
        return done;
    const auto person = state.store->person(command.person);
    if (!person)
        return tl::unexpected<Error>(person.error());
    if (!*person)
        return fail(ErrorKind::not_found, state.texts.get("error.no_person"), command.person.str());
    const auto folder = folder_for(state, command, (*person)->profile.name);
    if (!folder)
        return tl::unexpected<Error>(folder.error());
    const FileScope scope = keeps_rights(state) ? FileScope::hr : FileScope::own;
    LongWork work;
    work.kind = "export";
    work.title = state.texts.get("law.exporting");
    work.run = [source = export_source(state), who = command.person, scope,
                to = *folder](WorkVoice& voice) -> Result<AfterWork> {
        auto done = export_person_data(source, who, scope, to, [&voice](double share, std::string line) {
            return voice.tell(share, std::move(line));
        });
        if (!done)
            return tl::unexpected<Error>(done.error());
        return AfterWork([who, out = std::move(*done)](State& after) { return exported(after, who, out); });
    };
    return begin_aside(state, std::move(work));
}

} // namespace

Status handle(State& state, const ExportPersonData& command) {
    return said_at_own_form(state, "folder", begin_export(state, command));
}

} // namespace mq::app
