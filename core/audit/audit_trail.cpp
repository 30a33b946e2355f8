#include "core/audit/audit_trail.hpp"

namespace quorate::core {

std::string shown_detail(const AuditRecord& record)
{
    if (record.reason.empty()) return record.detail;
    return record.detail + (record.detail.empty() ? "reason=" : " reason=") +
           record.reason.reveal();
}

}  // namespace quorate::core
