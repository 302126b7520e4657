-- Whoever brings a register file over the pages does not become custodian or deputy by it; null: nobody in particular.
alter table register_load add column brought_by uuid;
