#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/circulation/reader_code.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/pack/agency_report.hpp"
#include "core/pack/report_due.hpp"
#include "core/pack/report_file.hpp"
#include "core/people/policy_note.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A file as the page of its report names it.
struct NamedFile {
    ReportFile file;
    std::string name;
};

/// What the bearer of a seat's link sees of its report. What was written shows only once it is
/// opened, and on a device that is trusted (reader_codes.hpp): it may say all there is to know
/// about a child, and links are forwarded. The blank form asks for no code: nothing stands in it
/// yet, and a report that is not written for want of a code is missed at the table.
struct ReportByLink {
    std::string reference;
    Instant starts_at;
    std::string authority_name;
    std::string authority_phone;
    ReportDue due;
    ReportState state = ReportState::asked;
    FeePayer fee = FeePayer::not_said;  // for a health service: who pays for it
    bool takes_reports = false;         // until the meeting starts
    int sent = 0;                       // versions
    std::optional<Instant> sent_at = {};
    std::optional<Instant> draft_saved_at = {};

    bool is_opened = false;
    ReportText text = {};
    std::vector<NamedFile> files = {};
    std::optional<Date> shared_on = {};
    int version = 0;          // of the draft; 0 without one
    std::string writer = {};  // of what is opened: see WriteReport

    bool is_begun() const { return sent > 0 || draft_saved_at; }
};

/// What the link shows, in the language that is asked for or else the seat's. Changes and records
/// nothing. Refused as view_seat() is; `not_found` for a seat that nobody asks for a report.
Result<ReportByLink> view_report_by_link(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const std::string& token,
                                         std::optional<Language> asked = {});

/// Whose code opens what was written, and where it goes. Refused as view_report_by_link() is.
Result<PapersDoor> report_door(UnitOfWork& work,
                               const MeetingTools& tools,
                               const std::string& token);

/// Who opens what was written, on which device and in which language; without one in the seat's.
struct OpenReport {
    std::string token;
    std::string device = {};
    std::string network;
    std::optional<Language> in = {};
};

/// The same with what was written: the draft, else the last version that came by the link. Audited.
/// `not_signed_in` when something was, on a device that is not trusted.
Result<ReportByLink> open_report_by_link(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const Seal& seal,
                                         const OpenReport& command);

/// The day by which the bearer of a link is asked for a report; nothing when they are not, or not
/// any more.
std::optional<Date> report_asked_for(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const std::string& token);

/// The day on which their last report came; nothing when none was sent.
std::optional<Date> report_sent_on(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const std::string& token);

/// What the bearer of a link writes. Once something is written, on a trusted device, or with the
/// `writer` that the page got which wrote or opened it: so nothing that was typed is lost when the
/// trust of a device ends meanwhile. It works that day and the next, and opens nothing.
struct WriteReport {
    std::string token;
    std::string device = {};
    std::string writer = {};
    std::string network;
    ReportText text = {};
    std::string shared = {};  // "yes", "no", or not said
    std::optional<Date> shared_on = {};
    std::vector<ReportFileId> drop = {};
    std::vector<TakenFile> files = {};
    std::vector<FieldError> errors = {};  // found before: they keep it from being sent
    bool send = false;                    // else it stays a draft
    int version = 0;                      // of the draft that they looked at
};

struct WrittenReport {
    bool is_sent = false;
    bool is_saved = false;  // as a draft: nothing that was typed or chosen is lost
    std::vector<FieldError> errors = {};
    int version = 0;
    std::string writer = {};            // for what is written next
    std::vector<NamedFile> files = {};  // of the draft, when it was saved
};

/// Keeps what was written as a draft, and sends it when that is asked for and nothing is wrong with
/// it. What is wrong comes back as a value, because what is right is kept all the same. After the
/// meeting has started `wrong_state`; `not_signed_in` where nobody may write over what is written.
Result<WrittenReport> write_report(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Seal& seal,
                                   const WriteReport& command);

}  // namespace quorate::core
