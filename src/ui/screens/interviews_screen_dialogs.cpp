// What is asked over the list of interviews: the panel, reasons, packs of other PCs, pairing.

#include "base/hash.h"
#include "ui/screens/interviews_screen_parts.h"
#include "ui/screens/lead_parts.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::interviews {
namespace {

constexpr float padding = 24;

using lead::room_of;
using lead::title;
using lead::title_height;
using lead::two_buttons;

/// Open as long as this one is the one to be shown.
struct Shown {
    InterviewsUi& ui;
    InterviewDialog which;
    bool open;
    Shown(InterviewsUi& state, InterviewDialog dialog)
        : ui(state), which(dialog), open(state.dialog == dialog) {}
    ~Shown() {
        if (!open && ui.dialog == which) {
            ui.dialog = InterviewDialog::none;
        }
    }
    Shown(const Shown&) = delete;
    Shown& operator=(const Shown&) = delete;
};

// ---- a reason is asked for: a member leaves, an interview is cancelled

struct ReasonWords {
    const char* name;
    std::string_view title;
    const char *about, *label, *example, *missing, *safe, *other;
    bool danger;
    app::CommandKind command; ///< what it is asked for
};

/// True when it was given and sent.
bool reason_dialog(const Stage& stage, bool& open, const ReasonWords& words) {
    InterviewsUi& ui = stage.ui;
    const float width = px(480);
    const float room = room_of(width);
    const Name box("{}.reason", words.name);
    TextBox spec{.label = t(words.label), .placeholder = t(words.example), .max_bytes = 2000, .min_lines = 3};
    if (ui.tried && !has_letters(ui.reason)) {
        spec.error = t(words.missing);
    }
    const float box_height = text_box_height(box, ui.reason, spec, room);
    const float said = open ? refusal_height(stage.context, room, {words.command}, px(14)) : 0;
    Dialog dialog(words.name, open, width,
                  2 * px(padding) + title_height(words.title, t(words.about), room) + box_height + said +
                      px(20) + px(36));
    if (!dialog) {
        return false;
    }
    Rect inside = dialog.inside();
    title(inside, words.title, t(words.about));
    if (ImGui::IsWindowAppearing()) {
        focus(box);
    }
    text_box(box, inside.cut_top(box_height), ui.reason, spec);
    refusal(stage.context, inside.with_height(0), {words.command}, px(14));
    inside.cut_top(said, px(20));
    const Button safe{.text = t(words.safe)};
    const Button other{.text = t(words.other),
                       .kind = words.danger ? ButtonKind::danger : ButtonKind::primary};
    const int pressed = two_buttons(words.name, inside.with_height(px(36)), safe, other);
    if (pressed == 1) {
        dialog.close();
    }
    if (pressed == 2) {
        ui.tried = true;
        if (has_letters(ui.reason)) {
            dialog.close();
            return true;
        }
    }
    return false;
}

std::string_view member_name(const app::InterviewLine& line, const Uuid& rater) {
    for (const app::PanelBadge& badge : line.panel) {
        if (badge.rater == rater) {
            return badge.name;
        }
    }
    return {};
}

void leave_dialog(const Stage& stage, const app::InterviewLine& line) {
    Shown shown(stage.ui, InterviewDialog::leave);
    const Text<320> words("interviews.leave.title", fmt::arg("name", member_name(line, stage.ui.member)));
    if (reason_dialog(stage, shown.open,
                      {"interviews.leave", words, "interviews.leave.about", "interviews.reason",
                       "interviews.leave.example", "interviews.reason_missing", "interviews.leave.safe",
                       "interviews.leave.other", false, app::CommandKind::MemberLeaves})) {
        stage.context.out.emplace_back(app::MemberLeaves{line.id, stage.ui.member, stage.ui.reason});
    }
}

void cancel_dialog(const Stage& stage, const app::InterviewLine& line) {
    Shown shown(stage.ui, InterviewDialog::cancel);
    const Text<320> words("interviews.cancel.title", fmt::arg("name", line.name));
    if (reason_dialog(stage, shown.open,
                      {"interviews.cancel", words, "interviews.cancel.about", "interviews.reason",
                       "interviews.cancel.example", "interviews.reason_missing", "interviews.cancel.safe",
                       "interviews.cancel.other", true, app::CommandKind::CancelInterview})) {
        stage.context.out.emplace_back(app::CancelInterview{line.id, stage.ui.reason});
    }
}

// ---- the panel: whose turn, packs for other PCs, who leaves

struct MemberActions {
    bool turn, invitation, pack, leaves;
    MemberActions(const Stage& stage, const app::InterviewLine& line, const app::PanelBadge& badge) {
        const bool rates = stage.writes() && takes_ratings(line) && !badge.left && !badge.handed_in;
        const bool runs = stage.runs_them();
        turn = rates && (runs || badge.me);
        invitation = rates && runs && !badge.me && stage.model.paired;
        pack = stage.writes() && (runs || badge.me) && badge.handed_in && !badge.left && stage.model.paired;
        leaves = rates && runs && line.panel.size() > 1;
    }
};

bool small_action(const Name& name, Rect& row, const char* key, ButtonKind kind) {
    const Button b{.text = t(key), .kind = kind, .size = ButtonSize::small};
    const Rect at = row.cut_right(button_width(b), px(6));
    return button(name, centred_in(at, at.w, px(30)), b);
}

void member_row(const Stage& stage, const app::InterviewLine& line, std::size_t i, Rect row, Dialog& dialog) {
    const app::PanelBadge& badge = line.panel[i];
    const MemberActions can(stage, line, badge);
    app::Commands& out = stage.context.out;
    if (can.leaves && small_action(Name("interviews.member.{}.leave", i), row, "interviews.members.leave",
                                   ButtonKind::ghost)) {
        dialog.close();
        open_dialog(stage, InterviewDialog::leave, line.id);
        stage.ui.member = badge.rater;
    }
    if (can.pack && small_action(Name("interviews.member.{}.pack", i), row, "interviews.members.pack",
                                 ButtonKind::secondary)) {
        out.emplace_back(app::MakeResultPack{line.id, badge.rater});
    }
    if (can.invitation && small_action(Name("interviews.member.{}.invite", i), row,
                                       "interviews.members.invite", ButtonKind::secondary)) {
        out.emplace_back(app::MakeInvitation{line.id, badge.rater});
    }
    if (can.turn &&
        small_action(Name("interviews.member.{}.turn", i), row,
                     badge.me ? "interviews.step.rate" : "interviews.members.turn", ButtonKind::secondary)) {
        dialog.close();
        out.emplace_back(app::BeginTurn{line.id, badge.rater});
    }
    avatar({row.x + px(15), row.mid_y()}, px(15), badge.initials, stable_hash(badge.name));
    row.cut_left(px(30), px(10));
    const float top = std::round(row.mid_y() - px(19));
    text_in({row.x, top, row.w, px(20)}, badge.name, type::small_strong, theme().text);
    const Text<64> count("interviews.members.count", fmt::arg("n", badge.answers),
                         fmt::arg("all", line.questions));
    text_in({row.x, top + px(20), row.w, px(18)},
            badge.left        ? std::string_view(t("interviews.members.left"))
            : badge.handed_in ? std::string_view(t("interviews.members.done"))
                              : std::string_view(count),
            type::meta, theme().text2);
}

void members_dialog(const Stage& stage, const app::InterviewLine& line) {
    Shown shown(stage.ui, InterviewDialog::members);
    const float width = px(680);
    const float room = room_of(width);
    const char* about = t(stage.model.paired ? "interviews.members.paired" : "interviews.members.alone");
    const float rows = static_cast<float>(line.panel.size()) * px(52);
    const Kinds packs{app::CommandKind::MakeInvitation, app::CommandKind::MakeResultPack};
    const float said = shown.open ? refusal_height(stage.context, room, packs, px(12)) : 0;
    Dialog dialog("interviews.members", shown.open, width,
                  2 * px(padding) + title_height(t("interviews.members.title"), about, room) + rows + said +
                      px(16 + 36));
    if (!dialog) {
        return;
    }
    Rect inside = dialog.inside();
    title(inside, t("interviews.members.title"), about);
    for (std::size_t i = 0; i < line.panel.size(); ++i) {
        const Rect row = inside.cut_top(px(52));
        horizontal(row.x, row.y, row.w, theme().border);
        member_row(stage, line, i, row, dialog);
    }
    refusal(stage.context, inside.with_height(0), packs, px(12));
    inside.cut_top(said + px(16));
    const Button close{.text = t("interviews.close")};
    if (ImGui::IsWindowAppearing()) {
        focus("interviews.members.close");
    }
    if (button("interviews.members.close", inside.cut_right(button_width(close)).with_height(px(36)),
               close)) {
        dialog.close();
    }
}

// ---- files of other PCs

/// What the command was refused with, to stand at its field; empty: nothing.
std::string_view refused_words(const Stage& stage, app::CommandKind command) {
    const app::Notice* notice = refused(stage.context, {command});
    return notice == nullptr ? std::string_view{} : notice->text;
}

void pack_dialog(const Stage& stage) {
    InterviewsUi& ui = stage.ui;
    Shown shown(ui, InterviewDialog::pack);
    const float width = px(520);
    const float room = room_of(width);
    TextInput spec{
        .label = t("interviews.pack.path"), .placeholder = t("interviews.pack.example"), .max_bytes = 2000};
    if (ui.tried && !has_letters(ui.path)) {
        spec.error = t("interviews.pack.missing");
    } else if (shown.open) {
        spec.error = refused_words(stage, app::CommandKind::TakePack);
    }
    const float field = text_input_height(spec, room);
    Dialog dialog("interviews.pack", shown.open, width,
                  2 * px(padding) +
                      title_height(t("interviews.pack.title"), t("interviews.pack.about"), room) + field +
                      px(20 + 36));
    if (!dialog) {
        return;
    }
    Rect inside = dialog.inside();
    title(inside, t("interviews.pack.title"), t("interviews.pack.about"));
    if (ImGui::IsWindowAppearing()) {
        focus("interviews.pack.path");
    }
    const bool entered =
        text_input("interviews.pack.path", inside.cut_top(field, px(20)), ui.path, spec).submitted;
    const Button safe{.text = t("interviews.pack.safe")};
    const Button take{.text = t("interviews.pack.other"), .kind = ButtonKind::primary};
    const int pressed = two_buttons("interviews.pack", inside.with_height(px(36)), safe, take);
    ui.tried = ui.tried || pressed == 2 || entered;
    if ((pressed == 2 || entered) && has_letters(ui.path)) {
        stage.context.out.emplace_back(app::TakePack{ui.path});
    }
    if (pressed == 1 || ((pressed == 2 || entered) && has_letters(ui.path))) {
        dialog.close();
    }
}

/// A field with its button behind it; true when the button or Enter was pressed and something is in it.
bool field_and_button(const char* name, Rect& inside, std::string& value, const TextInput& spec,
                      const char* words) {
    const Button go{.text = words, .enabled = has_letters(value), .why_disabled = spec.placeholder};
    Rect row = inside.cut_top(text_input_height(spec, inside.w), px(18));
    const Rect at = row.cut_right(button_width(go), px(8));
    const bool entered = text_input(Name("{}.field", name), row, value, spec).submitted;
    const Rect field = text_input_field(spec, row);
    const bool pressed = button(Name("{}.go", name), {at.x, field.y, 0, 0}, go);
    return (entered || pressed) && has_letters(value);
}

/// HR's half of pairing: the key of the firm is made here, or handed on.
struct Handing {
    TextInput name{.label = t("interviews.pairing.name"),
                   .placeholder = t("interviews.pairing.name_example"),
                   .max_bytes = 200};
    Notice secret{.text = t("interviews.pairing.secret"), .icon = Icon::lock_simple};
    bool runs;
    bool paired;
    explicit Handing(const Stage& stage) : runs(stage.runs_them()), paired(stage.model.paired) {}

    [[nodiscard]] float height(float room) const {
        return !runs    ? 0
               : paired ? notice_height(secret, room) + px(12 + 36 + 18)
                        : text_input_height(name, room) + px(18);
    }
    void draw(const Stage& stage, Dialog& dialog, Rect& inside) const {
        app::Commands& out = stage.context.out;
        if (runs && paired) {
            notice(inside.cut_top(notice_height(secret, inside.w), px(12)), secret);
            const Button keep{.text = t("interviews.pairing.save"), .kind = ButtonKind::primary};
            if (button("interviews.pairing.save", {inside.x, inside.y, 0, 0}, keep)) {
                out.emplace_back(app::SavePairingFile{});
                dialog.close();
            }
            inside.cut_top(px(36), px(18));
        } else if (runs && field_and_button("interviews.pairing.name", inside, stage.ui.name, name,
                                            t("interviews.pairing.make"))) {
            out.emplace_back(app::MakeOrganisation{stage.ui.name});
        }
    }
};

void pairing_dialog(const Stage& stage) {
    InterviewsUi& ui = stage.ui;
    Shown shown(ui, InterviewDialog::pairing);
    const float width = px(560);
    const float room = room_of(width);
    const Handing handing(stage);
    const Text<320> belongs("interviews.pairing.belongs", fmt::arg("name", stage.model.organisation));
    const std::string_view about =
        handing.paired ? std::string_view(belongs)
                       : t(handing.runs ? "interviews.pairing.about" : "interviews.rater.pairing");
    TextInput file{.label = t("interviews.pairing.file"),
                   .placeholder = t("interviews.pairing.file_example"),
                   .max_bytes = 2000};
    const Kinds making{app::CommandKind::MakeOrganisation, app::CommandKind::SavePairingFile};
    float said = 0;
    if (shown.open) {
        file.error = refused_words(stage, app::CommandKind::TakePairingFile);
        said = refusal_height(stage.context, room, making, 0);
        said += said > 0 ? px(18) : 0;
    }
    Dialog dialog("interviews.pairing", shown.open, width,
                  2 * px(padding) + title_height(t("interviews.pairing.title"), about, room) +
                      handing.height(room) + said + text_input_height(file, room) + px(18 + 36));
    if (!dialog) {
        return;
    }
    Rect inside = dialog.inside();
    title(inside, t("interviews.pairing.title"), about);
    handing.draw(stage, dialog, inside);
    refusal(stage.context, inside.with_height(0), making, 0);
    inside.cut_top(said);
    if (field_and_button("interviews.pairing.file", inside, ui.path, file, t("interviews.pairing.take"))) {
        stage.context.out.emplace_back(app::TakePairingFile{ui.path});
        dialog.close();
    }
    const Button close{.text = t("interviews.close")};
    if (button("interviews.pairing.close", inside.cut_right(button_width(close)).with_height(px(36)),
               close)) {
        dialog.close();
    }
}

} // namespace

namespace {

/// With what was typed: it closed when it was handed in.
void reopen_refused(const Stage& stage) {
    using Kind = app::CommandKind;
    const auto reopen = [&](InterviewDialog which, Kinds kinds) {
        if (stage.ui.dialog == InterviewDialog::none && just_refused(stage.context, kinds)) {
            stage.ui.dialog = which;
        }
    };
    reopen(InterviewDialog::pack, {Kind::TakePack});
    reopen(InterviewDialog::pairing, {Kind::TakePairingFile, Kind::SavePairingFile, Kind::MakeOrganisation});
    reopen(InterviewDialog::leave, {Kind::MemberLeaves});
    reopen(InterviewDialog::cancel, {Kind::CancelInterview});
}

} // namespace

void open_dialog(const Stage& stage, InterviewDialog which, const Uuid& interview) {
    InterviewsUi& ui = stage.ui;
    forget_left_text();
    ui.dialog = which;
    ui.interview = interview;
    ui.member = {};
    ui.reason.clear();
    ui.path.clear();
    ui.name.clear();
    ui.tried = false;
}

void dialogs(const Stage& stage) {
    reopen_refused(stage);
    if (stage.ui.dialog == InterviewDialog::none) {
        return;
    }
    pack_dialog(stage);
    pairing_dialog(stage);
    if (const app::InterviewLine* line = find_line(stage, stage.ui.interview)) {
        members_dialog(stage, *line);
        leave_dialog(stage, *line);
        cancel_dialog(stage, *line);
    }
}

} // namespace mq::ui::interviews
