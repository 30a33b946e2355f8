#include "server/pages/meetings/complaint_words.hpp"

#include <algorithm>
#include <string_view>

namespace quorate::server {
namespace {

struct Complaint {
    std::string_view english;
    std::string_view welsh;
};

constexpr Complaint complaints[] = {
    // Of a reply.
    {"Choose whether you can come", "Dewiswch a allwch ddod"},
    {"Nobody can join this meeting by video: choose another answer",
     "Ni all neb ymuno â'r cyfarfod hwn drwy fideo: dewiswch ateb arall"},
    {"A chair cannot send a deputy or a report instead. Say that you cannot come, so that another "
     "chair can be found",
     "Ni all cadeirydd anfon dirprwy nac adroddiad yn ei le. Dywedwch na allwch ddod, er mwyn dod "
     "o hyd i gadeirydd arall"},
    {"Choose an answer that a family member can give",
     "Dewiswch ateb y gall aelod o'r teulu ei roi"},
    {"Enter the name of the deputy who will come", "Rhowch enw'r dirprwy a fydd yn dod"},
    {"The name must be one line of at most 100 characters",
     "Rhaid i'r enw fod yn un llinell o 100 nod ar y mwyaf"},
    {"The note must be text of at most 1,000 characters",
     "Rhaid i'r nodyn fod yn destun o 1,000 nod ar y mwyaf"},
    // Of a report on an action point.
    {"Choose one of the action points on this page",
     "Dewiswch un o'r pwyntiau gweithredu ar y dudalen hon"},
    {"Say whether it is done", "Dywedwch a yw wedi'i wneud"},
    {"Use letters, digits and punctuation only",
     "Defnyddiwch lythrennau, rhifau ac atalnodau yn unig"},
    {"Keep this under 2,000 characters", "Ysgrifennwch lai na 2,000 nod yma"},
};

}  // namespace

std::vector<core::FieldError> said_in(core::Language language, std::vector<core::FieldError> errors)
{
    if (language == core::Language::english) return errors;
    for (core::FieldError& error : errors) {
        const auto known = std::ranges::find(complaints, error.message, &Complaint::english);
        if (known != std::end(complaints)) error.message = known->welsh;
    }
    return errors;
}

}  // namespace quorate::server
