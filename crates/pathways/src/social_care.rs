//! Packages of social care: the end of the chain that starts with an ambulance.

use goodhart_des::queue::List;
use goodhart_levers::Stream;

use crate::luck;
use crate::place::{Kind, Place};
use crate::route::Stage;
use crate::tables::Tables;

/// Places for packages and those waiting for one.
#[derive(Clone, Debug)]
pub(crate) struct SocialCare {
    pub places: u32,
    pub in_use: u32,
    waiting: List,
}

impl SocialCare {
    pub(crate) fn new(tables: &Tables) -> Self {
        Self {
            places: libm::round(tables.base.packages) as u32,
            in_use: 0,
            waiting: List::new(),
        }
    }

    /// Patients waiting for a package [people].
    pub(crate) fn waiting(&self) -> u32 {
        self.waiting.len()
    }
}

impl Place {
    /// Capacity follows the council's staff.
    pub(crate) fn set_packages(&mut self) {
        let capacity = &self.settings.capacity;
        let ratio = capacity.hours[Stream::SocialCare] * capacity.pace[Stream::SocialCare];
        self.social_care.places = libm::round(self.tables.base.packages * ratio) as u32;
        self.start_packages();
    }

    /// A patient who is fit to leave needs a package.
    pub(crate) fn needs_package(&mut self, slot: u32) {
        let id = self.slots.id(slot);
        self.people[slot as usize].stage = Stage::WaitingForPackage;
        self.links.push_back(&mut self.social_care.waiting, slot);
        let patience = self
            .tables
            .own_arrangement
            .sample(self.luck(id, luck::OWN_ARRANGEMENT));
        self.schedule(self.now + patience, id, Kind::OwnArrangement, slot);
        self.start_packages();
    }

    /// Family or another service found a way before the package came.
    pub(crate) fn own_arrangement(&mut self, slot: u32, id: u32) {
        if self.is_still(slot, id, Stage::WaitingForPackage) {
            self.links.remove(&mut self.social_care.waiting, slot);
            self.ready_for_discharge(slot);
        }
    }

    pub(crate) fn package_ends(&mut self) {
        self.social_care.in_use -= 1;
        self.start_packages();
    }

    fn start_packages(&mut self) {
        while self.social_care.in_use < self.social_care.places {
            let Some(slot) = self.links.pop_front(&mut self.social_care.waiting) else {
                return;
            };
            let id = self.slots.id(slot);
            self.occupy_package(id, self.tables.package.sample(self.luck(id, luck::PACKAGE)));
            self.ready_for_discharge(slot);
        }
    }

    /// A package is in place for this long [s].
    pub(crate) fn occupy_package(&mut self, id: u32, length: u32) {
        self.social_care.in_use += 1;
        self.schedule(self.now + length, id, Kind::PackageEnds, 0);
    }
}
