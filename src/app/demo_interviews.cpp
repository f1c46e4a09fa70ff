#include "app/demo_interviews.h"

#include "app/app.h"
#include "app/opening.h"

#include <fmt/format.h>
#include <algorithm>
#include <memory>
#include <optional>
#include <string>

namespace mq::app {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_minutes = 24 * 60;

/// A sheet on somebody who works here.
struct DemoObservation {
    const char* person;
    int days_ago;
    const char* channel;
    const char* what;
    int difficulty, help;
    std::size_t steps; ///< of the six, from the first
    struct Cell {
        const char* facet;
        int rating;
        const char* reason;
    };
    std::array<Cell, 2> cells;
    const char *word, *own_view;
};

constexpr std::array<DemoObservation, 3> observations{
    {{"Phan Quốc Huy",
      20,
      "phone",
      "Khách gọi lần thứ hai vì giao nhầm màu máy",
      3,
      3,
      4,
      {{{"respond", 3, "Nhận lỗi ngay, hẹn giờ đổi cụ thể."},
        {"follow_up", 2, "Hẹn gọi lại 15 giờ mà để khách phải gọi trước."}}},
      "Mở đầu tốt. Lần tới đặt chuông nhắc cho giờ hẹn gọi lại.",
      "Khách gắt nên em hơi quýnh, ghi giờ hẹn ra giấy rồi lại quên nhìn."},
     {"Vũ Ngọc Ánh",
      9,
      "counter",
      "Khách đòi hoàn tiền phiếu quà tặng hết hạn",
      4,
      4,
      5,
      {{{"understand", 4, "Hỏi ra phiếu là quà của mẹ khách, không phải khách cần tiền."},
        {"customer_view", 4, "Xin gia hạn phiếu kèm lý do, cân cả phần cửa hàng."}}},
      "Câu hỏi “phiếu này ai tặng anh ạ?” rất đắt. Kể lại cho cả nhóm nghe nhé.",
      "Em mừng vì không phải đọc quy định ra."},
     {"Phan Quốc Huy",
      6,
      "chat",
      "Khách hỏi tiến độ đổi máy",
      2,
      4,
      5,
      {{{"respond", 3, "Trả lời trong hai phút, đủ ngày giờ."},
        {"follow_up", 3, "Nhắn lại đúng hẹn, hỏi khách đã nhận máy chưa."}}},
      "Lần này hẹn là giữ. Khách cảm ơn trước khi mình hỏi.",
      "Em dùng chuông nhắc, đỡ hẳn."}}};

class InterviewWriter {
public:
    InterviewWriter(const std::filesystem::path& share, const std::filesystem::path& data_dir,
                    const Clock& now, std::uint64_t seed, const DemoPanel& panel)
        : now_(now.now()), clock_(now_, now.utc_offset_minutes(now_)), panel_(panel) {
        options_.share = share;
        options_.data_dir = data_dir;
        options_.clock = &clock_;
        options_.seed = seed;
    }

    Status write() {
        const Uuid& hr = panel_.ids[0];
        const Uuid& lead = panel_.ids[1];
        sit_down(lead);
        observe(observations[0]);
        sit_down(hr);
        if (trouble_)
            return tl::unexpected<Error>(*trouble_);
        set(15, 10 * 60);
        run(SaveKit{"", "Vòng 2, ba câu", 30, {demo_questions.begin(), demo_questions.end()}});
        for (const KitChoice& kit : app_->model().bank.kits)
            if (kit.own)
                kit_ = kit.id;
        agreed_one();
        sit_down(lead);
        observe(observations[1]);
        observe(observations[2]);
        sit_down(hr);
        if (trouble_)
            return tl::unexpected<Error>(*trouble_);
        differing_one();
        begun_one();
        todays_one();
        return trouble_ ? Status(tl::unexpected<Error>(*trouble_)) : Status{};
    }

private:
    /// Sets the clock to that minute of the day so many days ago.
    void set(int days_ago, int minute) {
        const int offset = clock_.utc_offset_minutes(now_);
        const std::int64_t today = local_day(clock_, now_).number;
        clock_.set(Instant{((today - days_ago) * day_minutes + minute - offset) * minute_ms});
    }

    /// That person is at the PC from now on.
    void sit_down(const Uuid& person) {
        app_.reset();
        if (trouble_)
            return;
        clock_.set(now_);
        store::OpenOptions options;
        options.create = false;
        options.now = now_;
        auto store = store::Store::open(options_.data_dir / database_name, options);
        Status done = store ? store->set_setting("current_person", person.str())
                            : Status(tl::unexpected<Error>(store.error()));
        if (!done) {
            trouble_ = done.error();
            return;
        }
        store = fail(ErrorKind::busy, ""); // shut, so that the program may open it
        app_ = App::open(options_);
    }

    /// What is refused ends the demo: it would show half of what it promises.
    void run(const Command& command) {
        if (trouble_)
            return;
        app_->run(command);
        const Model& model = app_->model();
        std::string why = model.fatal.empty() ? model.plan.problem : model.fatal;
        for (const Notice& notice : model.notices)
            if (notice.kind == NoticeKind::error)
                why = notice.text;
        while (!app_->model().notices.empty())
            app_->run(DismissNotice{app_->model().notices.front().id});
        if (!why.empty())
            trouble_ = Error{ErrorKind::refused, "Không dựng được dữ liệu mẫu của phỏng vấn.", why};
    }

    [[nodiscard]] PlanInterview form(const char* name, const char* kit, std::size_t members) const {
        PlanInterview out;
        out.name = name;
        out.post = "Chuyên viên CSKH";
        out.round = "Vòng 2";
        out.kit = kit;
        out.consent = true;
        for (std::size_t i = 0; i < members; ++i)
            out.panel.push_back({panel_.ids.at(i), demo_interviewers.at(i)});
        return out;
    }

    /// Plans it for that moment and gives its id.
    Uuid plan(PlanInterview wanted, Instant at) {
        const Instant before = clock_.now();
        clock_.set(at);
        const int minute = local_minute(clock_, at) / 15 * 15;
        wanted.day = vietnamese_day(local_day(clock_, at));
        wanted.time = fmt::format("{:02}:{:02}", minute / 60, minute % 60);
        clock_.set(before);
        run(wanted);
        for (const InterviewLine& line : app_->model().interviews.lines)
            if (line.name == wanted.name)
                return line.id;
        return {};
    }

    [[nodiscard]] static AnswerForm form_of(const DemoNote& note, const ConductQuestion& question) {
        AnswerForm out;
        for (std::size_t i = 0; i < out.star.size(); ++i)
            out.star[i] = note.star[i];
        out.asked = {0, 1};
        out.asked_hard = out.asked_help = true;
        for (const char* tag : note.tags)
            if (tag != nullptr)
                out.tags.emplace_back(tag);
        for (std::size_t i = 0; i < question.rows.size() && i < note.cells.size(); ++i)
            out.cells.push_back({question.rows[i].facet, note.cells[i].rating, false, note.cells[i].reason});
        out.elapsed_ms = 6 * minute_ms;
        return out;
    }

    /// One member's turn, six minutes a question.
    void rate(const Uuid& interview, std::size_t member, DemoSheet sheet, bool hand_in) {
        run(BeginTurn{interview, panel_.ids.at(member)});
        for (std::size_t i = 0; i < sheet.size() && !trouble_ && app_->model().conduct; ++i) {
            clock_.advance_ms(6 * minute_ms);
            const ConductQuestion question = app_->model().conduct->questions.at(i);
            run(SaveAnswer{question.id, form_of(sheet[i], question), true});
            if (!trouble_ && !app_->model().conduct->questions.at(i).saved)
                trouble_ =
                    Error{ErrorKind::refused, "Không dựng được dữ liệu mẫu của phỏng vấn.", question.id};
        }
        if (hand_in)
            run(HandInRatings{});
    }

    void agreed_one() {
        set(14, 15 * 60);
        PlanInterview wanted = form("Nguyễn Bảo Trâm", kit_.c_str(), 3);
        wanted.birth_year = 2000;
        wanted.contact = "0903 118 226";
        set(12, 9 * 60);
        const Instant held = clock_.now();
        set(14, 15 * 60);
        const Uuid interview = plan(wanted, held);
        clock_.set(held);
        const auto sheets = agreed_sheets();
        for (std::size_t member = 0; member < sheets.size(); ++member)
            rate(interview, member, sheets.at(member), true);
        settle_and_close();
    }

    void settle_and_close() {
        if (trouble_ || !app_->model().consensus)
            return;
        const std::vector<ConsensusCell> cells = app_->model().consensus->cells;
        for (const ConsensusCell& cell : cells)
            run(SettleCell{cell.question, cell.facet, cell.middle, "Theo mức giữa của hội đồng."});
        CloseInterview close;
        close.summary =
            "Làm ngay và biết lo chuyện sau lưng khách. Cần tập hẹn kiểm tra lại sau khi xong việc. Hội đồng "
            "đề "
            "nghị nhận, kèm một tháng đầu.";
        close.signatures = {panel_.ids.begin(), panel_.ids.end()};
        run(close);
    }

    void differing_one() {
        set(2, 14 * 60);
        const Instant held = clock_.now();
        set(5, 11 * 60);
        PlanInterview wanted = form("Đặng Quốc Việt", kit_.c_str(), 2);
        wanted.birth_year = 2002;
        const Uuid interview = plan(wanted, held);
        clock_.set(held);
        const auto sheets = differing_sheets();
        for (std::size_t member = 0; member < sheets.size(); ++member)
            rate(interview, member, sheets.at(member), true);
    }

    void begun_one() {
        set(1, 16 * 60);
        PlanInterview wanted = form("Lương Thuỳ Dương", kit_.c_str(), 2);
        wanted.contact = "duong.luong@example.com";
        const Instant held{now_.unix_ms - 40 * minute_ms};
        const Uuid interview = plan(wanted, held);
        clock_.set(held);
        rate(interview, 0, begun_sheet(), false);
        run(OpenPage{Page::interviews});
    }

    void todays_one() {
        clock_.set(Instant{now_.unix_ms - 20 * minute_ms});
        PlanInterview wanted = form("Phạm Gia Hân", "new-hire", 2);
        wanted.round = "Vòng 1";
        wanted.birth_year = 2003;
        wanted.session = true;
        const std::int64_t left = day_minutes - 1 - local_minute(clock_, now_);
        plan(wanted, Instant{now_.unix_ms + std::min<std::int64_t>(90, left) * minute_ms});
        clock_.set(now_);
    }

    void observe(const DemoObservation& sheet) {
        if (trouble_)
            return;
        set(sheet.days_ago, 16 * 60 + 20);
        run(OpenPage{Page::people});
        std::optional<Uuid> person;
        for (const PersonLine& line : app_->model().people.lines)
            if (line.name == sheet.person)
                person = line.id;
        if (!person)
            return;
        run(OpenObservation{*person});
        if (trouble_ || !app_->model().observation)
            return;
        ObservationEntry entry;
        entry.what = sheet.what;
        entry.channel = sheet.channel;
        entry.difficulty = sheet.difficulty;
        entry.help = sheet.help;
        const std::vector<NamedChoice> steps = app_->model().observation->steps;
        for (std::size_t i = 0; i < std::min(sheet.steps, steps.size()); ++i)
            entry.steps.push_back(steps[i].id);
        for (const DemoObservation::Cell& cell : sheet.cells)
            entry.cells.push_back({cell.facet, cell.rating, false, cell.reason});
        entry.word = sheet.word;
        entry.own_view = sheet.own_view;
        run(SaveObservation{entry});
        if (app_->model().observation)
            trouble_ = Error{ErrorKind::refused, "Không dựng được dữ liệu mẫu của phỏng vấn.", sheet.what};
    }

    Instant now_;
    FixedClock clock_;
    DemoPanel panel_;
    AppOptions options_;
    std::unique_ptr<App> app_; ///< reads the clock: last
    std::string kit_;
    std::optional<Error> trouble_;
};

} // namespace

Status write_demo_interviews(const std::filesystem::path& share, const std::filesystem::path& data_dir,
                             const Clock& now, std::uint64_t seed, const DemoPanel& panel) {
    return InterviewWriter(share, data_dir, now, seed, panel).write();
}

} // namespace mq::app
