#include "calendar/itip/partstat.hpp"

namespace quorate::calendar {

std::string_view partstat_of(core::Reply reply)
{
    switch (reply) {
        case core::Reply::attend:
        case core::Reply::remote:
            return "ACCEPTED";
        case core::Reply::deputy:
            return "DELEGATED";
        case core::Reply::report_only:
        case core::Reply::cannot_come:
        case core::Reply::wrong_person:
            return "DECLINED";
        case core::Reply::none:
            break;
    }
    return "NEEDS-ACTION";
}

}  // namespace quorate::calendar
