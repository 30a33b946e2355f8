#include "core/circulation/correction.hpp"

namespace quorate::core {

std::string_view code(CorrectionStatus status)
{
    switch (status) {
        case CorrectionStatus::open:
            return "open";
        case CorrectionStatus::amended:
            return "amended";
        case CorrectionStatus::declined:
            break;
    }
    return "declined";
}

std::optional<CorrectionStatus> correction_status_from(std::string_view text)
{
    for (const CorrectionStatus each :
         {CorrectionStatus::open, CorrectionStatus::amended, CorrectionStatus::declined})
        if (code(each) == text) return each;
    return std::nullopt;
}

}  // namespace quorate::core
