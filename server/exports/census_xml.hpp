#pragma once

#include <iosfwd>
#include <string>

#include "core/returns/census_record.hpp"

namespace quorate::server {

/// What the file's header says besides the year.
struct CensusHeader {
    core::CensusPeriod period = {};
    std::string lea = {};  // the Department's number of the council; left out when empty
    core::Instant made_at = {};
};

/// Writes the CIN census as XML, child by child, so that a file of any length takes the memory of
/// one child. What Quorate does not hold is left out.
class CensusXml {
public:
    CensusXml(std::ostream& out, const CensusHeader& header);

    void add(const core::CensusRecord& record);

    /// Closes what the constructor opened. Nothing is added after it.
    void finish();

private:
    std::ostream& out_;
};

}  // namespace quorate::server
