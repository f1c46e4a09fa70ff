#include "ui/sample_rights.h"

#include "base/text.h"

#include <fmt/format.h>

namespace mq::test {
namespace {

const char* const long_name =
    "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Ngọc Thuỵ Ánh Phương Khánh Linh Đặng Thị Quỳnh Như Trương Vĩnh Phước "
    "Ổn Lê "
    "Trần Bảo Uyên Vy Phạm Thuỳ Dương Đoàn Quang Huy Lý Thanh Trúc Vương Ngọc Ánh Mai Phương Linh Cao Thị "
    "Bích";
const char* const long_words =
    "Tôi đã gửi đơn này hai lần qua thư điện tử mà chưa thấy ai trả lời. Năm sinh trong hồ sơ đang ghi là "
    "1986, đúng ra "
    "là 1996 như trong căn cước; điểm buổi phỏng vấn ngày 12/09/2026 cũng ghi nhầm người, xin xem lại giúp "
    "và cho tôi "
    "biết khi nào sửa xong để tôi yên tâm làm bài đánh giá của quý sau.";

app::RequestLine request(unsigned char id, const char* name, const char* kind, const char* text) {
    app::RequestLine line;
    line.id = rights_id(id);
    line.person = rights_id(static_cast<unsigned char>(id + 100));
    line.name = name;
    line.kind = kind;
    line.text = text;
    line.when = "20/11";
    line.state = "Chờ trả lời";
    line.clock = "Trả lời chậm nhất 24/11";
    return line;
}

std::vector<app::RequestLine> some_requests() {
    std::vector<app::RequestLine> out{
        request(1, "Lâm Tuấn Kiệt", "Sửa dữ liệu",
                "Năm sinh đang ghi là 1986, đúng ra là 1996 như trong căn cước."),
        request(2, "Đặng Thảo Vy", "Xoá dữ liệu", "Tôi không theo đợt tuyển này nữa, xin xoá hồ sơ."),
        request(3, "Nguyễn Hà My", "Xem dữ liệu", ""),
        request(4, "Tạ Đức Anh", "Hạn chế dùng dữ liệu", "Chưa dùng điểm tháng 10 để xét mức."),
        request(5, "Cao Thị Bích", "Rút lại đồng ý", "Không dùng kết quả luyện nữa.")};
    out[0].late = true;
    out[0].clock = "Quá hạn 1 ngày";
    out[1].answered = out[1].accepted = out[1].erases = true;
    out[1].state = "Đang thực hiện";
    out[1].clock = "Thực hiện chậm nhất 10/12";
    out[1].word = "Chúng tôi sẽ xoá trong tuần này.";
    out[3].answered = out[3].accepted = true;
    out[3].state = "Đang thực hiện";
    out[3].clock = "Thực hiện chậm nhất 05/12";
    out[4].answered = out[4].accepted = out[4].done = true;
    out[4].state = "Đã xong";
    out[4].clock.clear();
    return out;
}

std::vector<app::DueLine> some_due() {
    using Kind = app::DueLine::Kind;
    return {{rights_id(20), Kind::candidate, "Phan Hữu Nghĩa", "Toàn bộ hồ sơ ứng viên",
             "Không được nhận, đã qua ngày xoá", "02/09/2026", true},
            {rights_id(21), Kind::candidate, "Trịnh Mỹ Lệ", "Toàn bộ hồ sơ ứng viên",
             "Không được nhận, đã qua ngày xoá", "15/11/2026", false},
            {rights_id(22), Kind::contract, "Vũ Hoàng Nam", "Toàn bộ dữ liệu",
             "Hợp đồng đã kết thúc, không có đồng ý cho giữ", "01/11/2026", false},
            {rights_id(23), Kind::practice, "Nguyễn Hà My", "14 lượt luyện", "Lượt luyện giữ 6 tháng",
             "20/11/2026", false},
            {rights_id(24), Kind::practice, "Lâm Tuấn Kiệt", "3 lượt luyện", "Lượt luyện giữ 6 tháng",
             "21/11/2026", false}};
}

std::vector<app::AccessLine> some_access() {
    return {{"Hôm nay, 09:12", "Lê Quốc Bảo", "Mở trang năng lực", "Nguyễn Hà My"},
            {"Hôm nay, 08:50", "Phạm Thuỳ Dương", "Xem phỏng vấn", "Đặng Thảo Vy"},
            {"Hôm qua, 16:31", "Phạm Thuỳ Dương", "Xuất toàn bộ dữ liệu", "Cao Thị Bích"},
            {"Hôm qua, 10:05", "Lê Quốc Bảo", "Xem lượt luyện", "Lâm Tuấn Kiệt"},
            {"18/11/2026, 14:20", "Lê Quốc Bảo", "Xuất báo cáo", "Tạ Đức Anh"}};
}

std::vector<app::ImpactTable> some_impact() {
    return {{"Giới tính",
             {{"Nữ", "24 trên 60", "40 %", "chuẩn so sánh", 1.0, "", false, false},
              {"Nam", "12 trên 40", "30 %", "0,75", 0.75, "p = 0,396", true, false},
              {"Khác", "2 trên 6", "33 %", "0,83", 0.83, "p = 1,000", false, true}},
             "Nam được nhận ít hơn hẳn so với Nữ: tỷ số dưới 0,80. Hãy xem lại các bước tuyển; con số này "
             "chưa nói "
             "vì sao. 4 người không nói, được đếm riêng."},
            {"Nhóm tuổi",
             {{"Dưới 25", "18 trên 48", "38 %", "chuẩn so sánh", 1.0, "", false, false},
              {"25 đến 34", "16 trên 44", "36 %", "0,97", 0.97, "p = 1,000", false, false},
              {"35 đến 44", "quá ít (dưới 5 người)", "", "", -1, "", false, true}},
             "Không nhóm nào dưới 0,80 so với nhóm cao nhất."}};
}

std::vector<app::LawText> plain() {
    return {
        {"Đọc trang này thế nào",
         "Trang này kể bằng lời thường luật yêu cầu gì và chương trình làm gì. Đây không phải ý kiến pháp "
         "lý: trước "
         "khi dùng thật, bộ phận pháp chế của đơn vị phải đọc và xác nhận từng điểm, kể cả các con số."},
        {"Đồng ý riêng cho từng mục đích",
         "Luyện tập, đánh giá, tuyển chọn và giữ hồ sơ là bốn mục đích, mỗi mục đích một lần đồng ý. Ô đồng "
         "ý luôn "
         "để trống sẵn."},
        {"Xoá là xoá thật",
         "Nội dung bị gỡ khỏi tệp dữ liệu và mọi bản sao lưu. Chỉ còn một dòng ghi rằng đã có một lần xoá."}};
}

app::ConsentState consent(const char* id, const char* title, const char* text) {
    app::ConsentState out;
    out.id = id;
    out.title = title;
    out.text = text;
    out.effect = "Rút lại thì không bắt đầu lượt mới được nữa. Kết quả đã có vẫn giữ đến hạn.";
    return out;
}

/// The form of groups: three who applied, the second has answered.
void add_groups(app::LawPage& page) {
    page.groups = {{"gender",
                    "Giới tính",
                    {"female", "male", "other", "unsaid"},
                    {"Nữ", "Nam", "Khác", "Không muốn nói"},
                    -1},
                   {"age",
                    "Nhóm tuổi",
                    {"under_25", "from_25", "from_35", "from_45", "unsaid"},
                    {"Dưới 25", "25 đến 34", "35 đến 44", "Từ 45 trở lên", "Không muốn nói"},
                    -1},
                   {"region",
                    "Quê quán",
                    {"north", "central", "south", "unsaid"},
                    {"Miền Bắc", "Miền Trung", "Miền Nam", "Không muốn nói"},
                    -1}};
    unsigned char id = 140;
    for (const char* name : {"Đặng Thảo Vy", "Lê Quốc Bảo", "Vũ Hoàng Nam"}) {
        page.people.push_back({rights_id(id), name, text::fold(name), id == 141});
        ++id;
    }
    page.groups_line = "Đã ghi câu trả lời của 1 trên 3 người từng ứng tuyển.";
}

} // namespace

Uuid rights_id(unsigned char last) {
    Uuid id;
    id.bytes[15] = last;
    return id;
}

app::Model law_empty(app::LawTab tab) {
    app::Model model;
    model.page = app::Page::law;
    model.me.id = rights_id(90);
    model.me.role = app::Role::hr;
    model.law.revision = 3;
    model.law.tab = tab;
    return model;
}

app::Model law_undecided() {
    app::Model model = law_empty(app::LawTab::impact);
    add_groups(model.law);
    return model;
}

app::Model law_model(app::LawTab tab) {
    app::Model model = law_empty(tab);
    model.law.requests = some_requests();
    model.law.late = 1;
    model.law.due = some_due();
    model.law.access = some_access();
    model.law.more_access = true;
    model.law.impact = some_impact();
    model.law.impact_line =
        "110 ứng viên đã có quyết định, 38 người được nhận. Người đã bị xoá vẫn được đếm, không "
        "kèm tên.";
    model.law.plain = plain();
    if (tab == app::LawTab::impact) {
        add_groups(model.law);
        return model;
    }
    for (const app::RequestLine& line : model.law.requests) {
        model.law.people.push_back({line.person, line.name, text::fold(line.name)});
    }
    return model;
}

app::Model law_long(app::LawTab tab) {
    app::Model model = law_model(tab);
    for (app::RequestLine& line : model.law.requests) {
        line.name = long_name;
        line.text = long_words;
        line.word = long_words;
    }
    for (app::DueLine& line : model.law.due) {
        line.name = long_name;
        line.what = line.why = long_words;
    }
    for (app::AccessLine& line : model.law.access) {
        line.who = line.whose = long_name;
        line.what = long_words;
    }
    for (app::ImpactTable& table : model.law.impact) {
        table.line = long_words;
        for (app::ImpactLine& line : table.lines) {
            line.group = long_name;
            line.flagged = line.few = true;
        }
    }
    for (auto& person : model.law.people) {
        person.name = long_name;
        person.searchable = text::fold(long_name);
    }
    for (app::MyData::GroupChoice& group : model.law.groups) {
        group.title = long_name;
        group.names.back() = long_name;
    }
    model.law.plain.push_back({long_name, long_words});
    return model;
}

app::Model my_data_fresh() {
    app::Model model;
    model.page = app::Page::my_data;
    model.me.id = rights_id(91);
    model.my_data.revision = 3;
    model.my_data.consents = {
        consent("practice", "Lưu kết quả luyện tập",
                "Tôi đồng ý để công ty lưu các lượt luyện của tôi trong 6 tháng, để tôi xem lại và được gợi "
                "ý bài tiếp "
                "theo."),
        consent("assessment", "Dùng kết quả đánh giá để xét mức",
                "Tôi đồng ý để kết quả đánh giá của tôi được dùng khi xét mức năng lực A01.")};
    return model;
}

app::Model my_data_model() {
    app::Model model = my_data_fresh();
    app::MyData& page = model.my_data;
    page.consents[0].given = page.consents[0].asked = true;
    page.consents[0].when = "Đồng ý ngày 12/09/2026, bản lời 2";
    page.consents.push_back(consent("keep", "Giữ hồ sơ tuyển dụng sau khi được nhận",
                                    "Tôi đồng ý để công ty giữ kết quả phỏng vấn của tôi làm mốc so sánh."));
    page.consents[2].given = page.consents[2].asked = page.consents[2].outdated = true;
    page.consents[2].when = "Đồng ý ngày 01/03/2026, bản lời 1";
    page.requests = some_requests();
    page.requests[0].late = false;
    page.requests[0].clock = "Trả lời chậm nhất 24/11";
    page.requests[4].word = "Đã ngừng dùng từ ngày 21/11.";
    page.access = some_access();
    page.kept = {{"Lượt luyện tập",
                  "Giữ 6 tháng kể từ lần chạm tới cuối cùng. Hiện có 31, cái mới nhất giữ đến hết "
                  "ngày 20/05/2027."},
                 {"Kết quả đánh giá", "Giữ 24 tháng, để xét mức năng lực. Hiện có 4."},
                 {"Tên, chức danh, đội, mức đã ký", "Giữ đến khi hợp đồng kết thúc."}};
    page.law = plain();
    page.exported = "/home/an/monqua/documents/du-lieu-nguyen-ha-my-2026-11-22";
    page.group_asked = true;
    page.groups = {{"gender",
                    "Giới tính",
                    {"female", "male", "other", "unsaid"},
                    {"Nữ", "Nam", "Khác", "Không muốn nói"},
                    -1},
                   {"region",
                    "Quê quán",
                    {"north", "central", "south", "unsaid"},
                    {"Miền Bắc", "Miền Trung", "Miền Nam", "Không muốn nói"},
                    1}};
    return model;
}

app::Model my_data_long() {
    app::Model model = my_data_model();
    app::MyData& page = model.my_data;
    for (app::ConsentState& one : page.consents) {
        one.title = long_name;
        one.text = one.effect = one.when = long_words;
    }
    for (app::RequestLine& line : page.requests) {
        line.text = line.word = long_words;
    }
    for (app::AccessLine& line : page.access) {
        line.who = long_name;
        line.what = long_words;
    }
    for (app::LawText& one : page.kept) {
        one.title = long_name;
        one.text = long_words;
    }
    page.exported = fmt::format("/home/an/{}", long_words);
    return model;
}

} // namespace mq::test
