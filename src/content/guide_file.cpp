#include "content/guide_file.h"

#include "content/bank_reader.h"
#include "content/source_text.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::content {
namespace {

constexpr std::array<std::string_view, 4> guide_keys{"guide", "fixed_probes", "consents", "scale"};
constexpr std::array<std::string_view, 2> probe_keys{"hard", "help"};
constexpr std::array<std::string_view, 4> consent_keys{"id", "revision", "purpose", "text"};
constexpr std::array<std::string_view, 4> consent_ids{"practice", "assessment", "selection", "keep"};
constexpr int most_revisions = 9999;

class GuideReader {
public:
    explicit GuideReader(BankReader& bank) : bank_(bank), reader_(bank.reader()) {}

    domain::InterviewGuide read(yaml::Node root) {
        Fields fields(reader_, root, "tệp hướng dẫn", {}, guide_keys);
        guide_.revision = bank_.number(fields, "guide", 1, most_revisions);
        if (const auto fixed = fields.need("fixed_probes"))
            read_fixed(fixed);
        if (const auto list = fields.need("consents"); list && reader_.is_list(list, "consents"))
            read_consents(list);
        if (const auto scale = fields.need("scale"))
            read_scale(scale);
        bank_.tell_english();
        return std::move(guide_);
    }

private:
    void read_fixed(yaml::Node node) {
        Fields fields(reader_, node, "fixed_probes", node.mark(), probe_keys);
        guide_.fixed.hard = bank_.text(fields, "hard");
        guide_.fixed.help = bank_.text(fields, "help");
    }

    void read_consents(yaml::Node list) {
        list.each([&](yaml::Node node) { read_consent(node); });
        for (const std::string_view id : consent_ids)
            if (!bank_.reader().diagnostics().has_errors() && !has_consent(id))
                bank_.rule(list.mark(), "missing-consent",
                           fmt::format("thiếu lời đồng ý “{}”. Mỗi mục đích một lời: {}.", id,
                                       listing(consent_ids)));
    }

    void read_consent(yaml::Node node) {
        Fields fields(reader_, node, "lời đồng ý", node.mark(), consent_keys);
        domain::ConsentWording consent;
        if (const auto id = fields.need("id"))
            if (const auto which = reader_.choice(id, "id", consent_ids)) {
                consent.id = consent_ids[*which];
                if (has_consent(consent.id))
                    reader_.error(id.mark(), "duplicate-consent",
                                  fmt::format("lời đồng ý “{}” đã có ở trên. Bỏ một lời.", consent.id));
            }
        consent.revision = bank_.number(fields, "revision", 1, most_revisions);
        consent.purpose = bank_.text(fields, "purpose");
        consent.text = bank_.text(fields, "text");
        guide_.consents.push_back(std::move(consent));
    }

    [[nodiscard]] bool has_consent(std::string_view id) const {
        return std::ranges::find(guide_.consents, id, &domain::ConsentWording::id) != guide_.consents.end();
    }

    void read_scale(yaml::Node node) {
        guide_.scale = bank_.anchor_rows(node);
        if (guide_.scale.size() != node.size())
            return; // what is missing may be what couldn't be read
        for (const domain::Facet& facet : bank_.competency().facets)
            if (!node.find(facet.id))
                bank_.rule(
                    node.mark(), "missing-facet",
                    fmt::format("thang đánh giá chung thiếu khía cạnh {}. Thêm đủ năm mức.", facet.id));
    }

    BankReader& bank_;
    Reader& reader_;
    domain::InterviewGuide guide_;
};

LoadedGuide read(std::string_view bytes, std::string file, const domain::Competency& competency,
                 BankDepth depth) {
    Diagnostics diagnostics(std::move(file));
    LoadedGuide loaded;
    if (auto source = clean_source(bytes, diagnostics)) {
        loaded.nfc_text = source->text();
        if (const auto tree = yaml::parse(*std::move(source), diagnostics)) {
            BankReader bank(diagnostics, competency, depth);
            domain::InterviewGuide guide = GuideReader(bank).read(tree->root());
            loaded.fixed = guide.fixed;
            if (!diagnostics.has_errors())
                loaded.guide = std::move(guide);
        }
    }
    loaded.diagnostics = diagnostics.sorted();
    return loaded;
}

} // namespace

LoadedGuide load_guide(std::string_view bytes, std::string file, const domain::Competency& competency) {
    return read(bytes, std::move(file), competency, BankDepth::check);
}

Result<domain::InterviewGuide> guide_from_text(std::string_view nfc_text,
                                               const domain::Competency& competency) {
    LoadedGuide loaded = read(nfc_text, {}, competency, BankDepth::read);
    if (loaded.guide)
        return *std::move(loaded.guide);
    return fail(ErrorKind::damaged, "Không đọc lại được thang đánh giá đã lưu cùng kết quả.",
                first_error(loaded.diagnostics));
}

} // namespace mq::content
