#include "core/pack/agency_report.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

template <class Enum>
struct Row {
    Enum value;
    std::string_view code;
    std::string_view label;
};

constexpr std::array way_rows{Row<ReportWay>{ReportWay::by_link, "by_link", "Sent by the agency"},
                              Row<ReportWay>{ReportWay::uploaded, "uploaded", "Added by staff"},
                              Row<ReportWay>{ReportWay::on_paper, "on_paper", "On paper"},
                              Row<ReportWay>{ReportWay::by_mail, "by_mail", "By e-mail"}};

constexpr std::array type_rows{
    Row<ReportFileType>{ReportFileType::pdf, "pdf", "application/pdf"},
    Row<ReportFileType>{ReportFileType::docx,
                        "docx",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Row<ReportFileType>{ReportFileType::odt, "odt", "application/vnd.oasis.opendocument.text"},
    Row<ReportFileType>{ReportFileType::png, "png", "image/png"},
    Row<ReportFileType>{ReportFileType::jpeg, "jpeg", "image/jpeg"}};

constexpr std::array scan_rows{Row<FileScan>{FileScan::clean, "clean", "Scanned, nothing found"},
                               Row<FileScan>{FileScan::not_scanned, "not_scanned", "Not scanned"}};

constexpr std::array state_rows{Row<ReportState>{ReportState::asked, "asked", "Asked for"},
                                Row<ReportState>{ReportState::draft, "draft", "Being written"},
                                Row<ReportState>{ReportState::overdue, "overdue", "Overdue"},
                                Row<ReportState>{ReportState::received, "received", "Received"},
                                Row<ReportState>{ReportState::late, "late", "Received late"}};

constexpr std::array shared_rows{
    Row<SharedState>{SharedState::no_report, "no_report", ""},
    Row<SharedState>{SharedState::waiting, "waiting", "Not told yet"},
    Row<SharedState>{SharedState::overdue, "overdue", "Not told in time"},
    Row<SharedState>{SharedState::in_time, "in_time", "Told in time"},
    Row<SharedState>{SharedState::late, "late", "Told late"}};

template <class Rows, class Enum>
const auto& row(const Rows& rows, Enum value)
{
    for (const auto& each : rows)
        if (each.value == value) return each;
    throw std::logic_error{"a word about reports has no row"};
}

template <class Rows>
auto found(const Rows& rows, std::string_view code) -> std::optional<decltype(rows.front().value)>
{
    for (const auto& each : rows)
        if (each.code == code) return each.value;
    return std::nullopt;
}

// Nothing that people type holds it: see is_plain_text().
constexpr char between_parts = '\x1f';

}  // namespace

std::string_view code(ReportWay way)
{
    return row(way_rows, way).code;
}

std::string_view code(ReportFileType type)
{
    return row(type_rows, type).code;
}

std::string_view code(FileScan scan)
{
    return row(scan_rows, scan).code;
}

std::string_view code(ReportState state)
{
    return row(state_rows, state).code;
}

std::optional<ReportWay> report_way_from(std::string_view code)
{
    return found(way_rows, code);
}

std::optional<ReportFileType> report_file_type_from(std::string_view code)
{
    return found(type_rows, code);
}

std::optional<FileScan> file_scan_from(std::string_view code)
{
    return found(scan_rows, code);
}

std::string_view label(ReportWay way)
{
    return row(way_rows, way).label;
}

std::string_view label(ReportState state)
{
    return row(state_rows, state).label;
}

std::string_view code(SharedState state)
{
    return row(shared_rows, state).code;
}

std::string_view label(SharedState state)
{
    return row(shared_rows, state).label;
}

std::string_view media_type(ReportFileType type)
{
    return row(type_rows, type).label;
}

bool ReportText::empty() const
{
    return std::ranges::all_of(report_parts(), [&](const ReportPart& part) {
        return trimmed((this->*part.text).reveal()).empty();
    });
}

const std::vector<ReportPart>& report_parts()
{
    static const std::vector<ReportPart> parts{
        {"involvement",
         "How you know the children and the family",
         "Since when, and how often you have seen them",
         &ReportText::involvement},
        {"strengths",
         "What is going well",
         "What keeps the children safe, and who helps",
         &ReportText::strengths},
        {"worries",
         "What you are worried about",
         "What you saw or heard yourself, with dates, apart from what you think of it",
         &ReportText::worries},
        {"needed",
         "What needs to happen",
         "For each child, and what your agency can do",
         &ReportText::needed}};
    return parts;
}

std::string sealed(const Seal& seal, const ReportText& text)
{
    std::string all;
    for (const ReportPart& part : report_parts())
        all.append((text.*part.text).reveal()) += between_parts;
    return seal.seal(all);
}

ReportText opened(const Seal& seal, const std::string& sealed_text)
{
    ReportText text;
    if (sealed_text.empty()) return text;
    const auto all = seal.open(sealed_text);
    if (!all) return text;
    const std::vector<std::string> pieces = split(*all, between_parts);
    std::size_t next = 0;
    for (const ReportPart& part : report_parts())
        if (next < pieces.size()) text.*part.text = FreeText{pieces[next++]};
    return text;
}

bool is_missing(ReportState state)
{
    return state != ReportState::received && state != ReportState::late;
}

ReportState report_state(const std::vector<AgencyReport>& of_seat, Date due, Date today)
{
    std::optional<Date> came;
    for (const AgencyReport& report : of_seat)
        if (report.received_on && (!came || *report.received_on < *came)) came = report.received_on;
    if (came) return *came <= due ? ReportState::received : ReportState::late;
    if (today > due) return ReportState::overdue;
    return draft_of(of_seat) == nullptr ? ReportState::asked : ReportState::draft;
}

SharedState shared_state(const std::vector<AgencyReport>& of_seat, Date due, Date today)
{
    const AgencyReport* newest = newest_sent(of_seat);
    if (newest == nullptr) return SharedState::no_report;
    if (newest->shared_on)
        return *newest->shared_on <= due ? SharedState::in_time : SharedState::late;
    return today > due ? SharedState::overdue : SharedState::waiting;
}

const AgencyReport* newest_sent(const std::vector<AgencyReport>& of_seat)
{
    const AgencyReport* newest = nullptr;
    for (const AgencyReport& report : of_seat)
        if (!report.is_draft() && (newest == nullptr || newest->number < report.number))
            newest = &report;
    return newest;
}

const AgencyReport* draft_of(const std::vector<AgencyReport>& of_seat)
{
    const auto draft = std::ranges::find_if(of_seat, &AgencyReport::is_draft);
    return draft == of_seat.end() ? nullptr : &*draft;
}

}  // namespace quorate::core
