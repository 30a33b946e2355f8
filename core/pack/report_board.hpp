#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/meetings/meeting_tools.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/pack/agency_report.hpp"
#include "core/pack/report_by_link.hpp"
#include "core/pack/report_due.hpp"
#include "core/pack/report_file.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// One seat and its report. What is not sent yet is nobody's to read.
struct ReportRow {
    InviteeEntry seat;
    ReportState state = ReportState::asked;
    SharedState shared = SharedState::no_report;  // with the family, by the same day
    bool has_draft = false;
    bool is_removed = false;                  // not invited any more, but sent a report
    std::vector<AgencyReport> versions = {};  // that were sent, the newest first
    std::optional<Instant> reminded_at = {};
    bool can_be_reminded = false;  // is missing, and has an address
    bool was_reminded_today = false;
};

/// The reports that a meeting needs.
struct ReportBoard {
    MeetingFile file;
    bool needs_reports = false;
    ReportDue due = {};
    TimeLeft left = {};  // to the day they are due
    std::vector<ReportRow> rows = {};
    int missing = 0;
    bool may_record = false;
    bool may_remind = false;
};

/// Which agencies sent a report for a meeting, and which are still asked. People of an agency see
/// their own alone. Audited.
Result<ReportBoard> view_reports(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const MeetingId& meeting);

/// The same without asking or auditing, for use cases that have done both.
ReportBoard report_board(UnitOfWork& work, const MeetingTools& tools, MeetingFile file);

/// One version with what it says.
struct ReadReport {
    MeetingFile file;
    InviteeEntry seat;
    AgencyReport report;
    ReportText text;
    std::vector<NamedFile> files = {};
    bool may_record = false;
};

/// Opens a version that was sent. Each reading is audited.
Result<ReadReport> read_report(UnitOfWork& work,
                               const MeetingTools& tools,
                               const Seal& seal,
                               const Actor& actor,
                               const MeetingId& meeting,
                               const AgencyReportId& report);

/// A file of such a version, still sealed: opening it is no work for a transaction. Audited.
Result<TakenFile> read_report_file(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Actor& actor,
                                   const MeetingId& meeting,
                                   const AgencyReportId& report,
                                   const ReportFileId& file);

/// A report that came some other way than by the link.
struct RecordReport {
    MeetingId meeting;
    InviteeId seat;
    std::string way = {};  // "uploaded", "on_paper", "by_mail"
    std::optional<Date> received_on = {};
    std::optional<Date> shared_on = {};
    std::vector<TakenFile> files = {};
    std::vector<FieldError> errors = {};  // found before
};
Result<AgencyReportId> record_report(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const Actor& actor,
                                     const RecordReport& command);

/// Records when the family was told what a report says.
Result<Done> record_report_shared(UnitOfWork& work,
                                  const MeetingTools& tools,
                                  const Actor& actor,
                                  const MeetingId& meeting,
                                  const AgencyReportId& report,
                                  std::optional<Date> on);

}  // namespace quorate::core
