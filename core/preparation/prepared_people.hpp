#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/minutes/meeting_file.hpp"
#include "core/preparation/preparation_point.hpp"
#include "core/support/private.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Somebody a meeting is prepared for.
struct PersonToPrepare {
    PreparedPerson person;
    PersonName name;
    std::string about = {};  // "8", "mother"
    PreparedFacts facts;
};

/// The children the meeting is about, then the people of the family.
std::vector<PersonToPrepare> people_to_prepare(UnitOfWork& work,
                                               const MeetingFile& file,
                                               Instant now);

/// The one of them who is meant, or nothing.
std::optional<PersonToPrepare> person_to_prepare(UnitOfWork& work,
                                                 const MeetingFile& file,
                                                 const PreparedPerson& person,
                                                 Instant now);

/// How a point was settled last, among all that was recorded; nullptr when it never was.
const SettledPoint* last_settled(const std::vector<SettledPoint>& points,
                                 const PreparedPerson& person,
                                 PreparationPoint point);

}  // namespace quorate::core
