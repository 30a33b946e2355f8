#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/circulation/reader_code.hpp"
#include "core/meetings/attendance_window.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// The part that somebody has at a meeting.
enum class PartAtMeeting { chair, minute_taker, invited };

/// Somebody who is to be there, as the reader of a link may know of them. A family, and whoever may
/// be there for one of them alone, is told the part and the kind of service, and nothing else.
struct WhoComes {
    PartAtMeeting part = PartAtMeeting::invited;
    std::optional<AgencyKind> kind = {};
    PersonName name = {};
    std::string job = {};
    std::string agency = {};

    friend bool operator==(const WhoComes&, const WhoComes&) = default;
};

/// A child whom the meeting is about; for professionals alone.
struct ChildAtMeeting {
    PersonName name = {};
    std::optional<Date> born = {};
    std::optional<Date> expected = {};
};

/// Who of the family has parental responsibility; for professionals alone.
struct ParentAtMeeting {
    PersonName name = {};
    std::string relationship = {};
};

/// What the bearer of a seat's link sees of who meets and about whom: nothing until it is opened.
struct PeopleByLink {
    std::string reference = {};
    AttendedTime time = {};
    std::string authority_name = {};
    std::string authority_phone = {};
    bool is_family = false;
    bool names_nobody = true;  // to this reader
    bool is_video = false;     // or may be, for some of them
    bool is_opened = false;
    std::vector<WhoComes> who = {};
    std::vector<ChildAtMeeting> children = {};
    std::vector<ParentAtMeeting> parents = {};
};

/// Whether there is anything to tell behind a link: not once it is off, or over, and not to whom it
/// was not for.
bool has_people_behind(UnitOfWork& work, const MeetingTools& tools, const std::string& token);

/// What the link shows before it is opened. Changes and records nothing. Refused as view_seat() is;
/// `link_stopped` when the meeting is off, or the invitation reached the wrong person.
Result<PeopleByLink> view_people_by_link(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const std::string& token);

/// Whose code opens it, and where that goes. Refused as view_people_by_link() is.
Result<PapersDoor> people_door(UnitOfWork& work,
                               const MeetingTools& tools,
                               const std::string& token);

/// The same with all that this reader may know. Audited. `not_signed_in` on a device that is not
/// trusted, see reader_codes.hpp. Nobody is told of who must not be there; a family is told of
/// nobody of the family, nor of a service that is there for one of them alone, nor of anybody who
/// comes to another part. A voluntary, legal or other agency may be there for one of them: it is
/// told as they are.
Result<PeopleByLink> open_people_by_link(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const std::string& token,
                                         const std::string& device,
                                         const std::string& network);

}  // namespace quorate::core
