#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"
#include "core/support/seal.hpp"

namespace quorate::core {

/// How a report came: written behind the seat's link, or recorded by staff, with its file or
/// without.
enum class ReportWay { by_link, uploaded, on_paper, by_mail };

/// What may be sent as a file.
enum class ReportFileType { pdf, docx, odt, png, jpeg };

/// What the scanner for malware said of a file: infected ones are not kept. `not_scanned` when
/// there is no scanner, or it did not answer.
enum class FileScan { clean, not_scanned };

// Stable codes: "by_link", "pdf", "not_scanned" ...
std::string_view code(ReportWay way);
std::string_view code(ReportFileType type);
std::string_view code(FileScan scan);
std::optional<ReportWay> report_way_from(std::string_view code);
std::optional<ReportFileType> report_file_type_from(std::string_view code);
std::optional<FileScan> file_scan_from(std::string_view code);

std::string_view label(ReportWay way);  // "On paper"
std::string_view media_type(ReportFileType type);

/// What an agency writes, in the parts that a conference goes through.
struct ReportText {
    FreeText involvement = {};  // how it knows the children, and since when
    FreeText strengths = {};
    FreeText worries = {};
    FreeText needed = {};  // what has to happen

    bool empty() const;
    friend bool operator==(const ReportText&, const ReportText&) = default;
};

/// The parts in order, with the words that ask for each.
struct ReportPart {
    std::string_view name;  // of the form's field, and the API's member
    std::string_view label;
    std::string_view hint;
    FreeText ReportText::* text;
};
const std::vector<ReportPart>& report_parts();

std::string sealed(const Seal& seal, const ReportText& text);

/// Empty when it cannot be opened: the installation has another secret than when it was written.
ReportText opened(const Seal& seal, const std::string& sealed_text);

/// A file of a report, without what it holds.
struct ReportFile {
    ReportFileId id;
    ReportFileType type = ReportFileType::pdf;
    std::size_t size = 0;
    FileScan scan = FileScan::not_scanned;
    std::string sealed_name = {};
    Instant added_at = {};

    friend bool operator==(const ReportFile&, const ReportFile&) = default;
};

/// One version of a seat's report, or the draft of the next.
struct AgencyReport {
    AgencyReportId id;
    AuthorityId authority;
    MeetingId meeting;
    InviteeId seat;
    int number = 0;  // 1 for the first that was sent; 0 for a draft
    ReportWay way = ReportWay::by_link;
    std::string sealed_text = {};
    std::optional<Date> received_on = {};  // of what was sent
    std::optional<Date> shared_on = {};    // when the family was told of it
    UserId recorded_by = {};               // of the staff; empty when it came by link
    Instant saved_at = {};
    int version = 1;  // one more with each save
    std::vector<ReportFile> files = {};

    bool is_draft() const { return number == 0; }
};

/// Where a seat's report stands.
enum class ReportState { asked, draft, overdue, received, late };

std::string_view code(ReportState state);
std::string_view label(ReportState state);  // "Received late"

/// Whether a report is still waited for.
bool is_missing(ReportState state);

/// From the reports of one seat, on a day. A draft does not count as anything once the report is
/// overdue; of several versions the first says when it came.
ReportState report_state(const std::vector<AgencyReport>& of_seat, Date due, Date today);

/// Whether the family was told what a seat's report says, by the day on which it is due: families
/// are to hear it before the meeting. `no_report` while there is nothing to tell.
enum class SharedState { no_report, waiting, overdue, in_time, late };

std::string_view code(SharedState state);
std::string_view label(SharedState state);  // "Not told yet"

/// From the newest version that was sent: what an earlier one said does not count for it.
SharedState shared_state(const std::vector<AgencyReport>& of_seat, Date due, Date today);

/// The newest that was sent, and the draft; nullptr when there is none.
const AgencyReport* newest_sent(const std::vector<AgencyReport>& of_seat);
const AgencyReport* draft_of(const std::vector<AgencyReport>& of_seat);

}  // namespace quorate::core
